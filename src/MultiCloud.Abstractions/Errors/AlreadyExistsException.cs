namespace MultiCloud;

/// <summary>The object or row exists, and the call wanted to create it.</summary>
public sealed class AlreadyExistsException : MultiCloudException
{
    /// <summary>Makes the error.</summary>
    /// <param name="target">Where it happened.</param>
    /// <param name="name">The binding's name.</param>
    /// <param name="message">The subject, what was found, what is allowed, and what to do.</param>
    /// <param name="inner">The cause, if any.</param>
    public AlreadyExistsException(string target, string name, string message, Exception? inner = null)
        : base(target, name, retryable: false, message, inner)
    {
    }
}
