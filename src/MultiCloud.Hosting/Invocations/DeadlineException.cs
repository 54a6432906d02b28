namespace MultiCloud.Hosting;

/// <summary>Stands for a passed deadline where an exception is told.</summary>
internal sealed class DeadlineException(string function, TimeSpan timeout)
    : TimeoutException(FormattableString.Invariant($"The function '{function}' passed its deadline of {timeout.TotalSeconds:0.###} s."));
