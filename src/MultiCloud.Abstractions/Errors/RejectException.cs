namespace MultiCloud;

/// <summary>Thrown by function code to send the delivery to the dead letters at once, because trying again would not help.</summary>
/// <param name="reason">Shown with the dead letter.</param>
/// <param name="inner">The cause, if any.</param>
public sealed class RejectException(string reason, Exception? inner = null) : Exception(reason, inner);
