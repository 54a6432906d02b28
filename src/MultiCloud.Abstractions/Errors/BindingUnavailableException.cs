namespace MultiCloud;

/// <summary>The platform could not be reached, and retries did not help. A write may have happened.</summary>
public sealed class BindingUnavailableException : MultiCloudException
{
    /// <summary>Makes the error.</summary>
    /// <param name="target">Where it happened.</param>
    /// <param name="name">The binding's name.</param>
    /// <param name="message">The subject, what was found, what is allowed, and what to do.</param>
    /// <param name="inner">The cause, if any.</param>
    public BindingUnavailableException(string target, string name, string message, Exception? inner = null)
        : base(target, name, retryable: true, message, inner)
    {
    }
}
