namespace MultiCloud;

/// <summary>The row changed, or went, since it was read.</summary>
public sealed class ConflictException : MultiCloudException
{
    /// <summary>Makes the error.</summary>
    /// <param name="target">Where it happened.</param>
    /// <param name="name">The binding's name.</param>
    /// <param name="message">The subject, what was found, what is allowed, and what to do.</param>
    /// <param name="inner">The cause, if any.</param>
    public ConflictException(string target, string name, string message, Exception? inner = null)
        : base(target, name, retryable: false, message, inner)
    {
    }
}
