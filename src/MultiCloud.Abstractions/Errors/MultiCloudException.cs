namespace MultiCloud;

/// <summary>The base of the errors that bindings throw.</summary>
public abstract class MultiCloudException : Exception
{
    private protected MultiCloudException(string target, string name, bool retryable, string message, Exception? inner = null)
        : base(message, inner)
    {
        Target = target;
        Name = name;
        Retryable = retryable;
    }

    /// <summary>Where it happened: <c>local</c>, or the name of a cloud.</summary>
    public string Target { get; }

    /// <summary>The binding's name.</summary>
    public string Name { get; }

    /// <summary>Whether the same call may succeed later.</summary>
    public bool Retryable { get; }
}
