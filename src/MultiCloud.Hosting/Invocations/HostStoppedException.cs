namespace MultiCloud.Hosting;

/// <summary>Stands for a host that could not wait for the function, or a caller that went away, where an exception is told.</summary>
internal sealed class HostStoppedException() : OperationCanceledException("The host stopped before the function returned.");
