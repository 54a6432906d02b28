namespace MultiCloud;

/// <summary>The called function threw, or passed its deadline.</summary>
public sealed class FunctionFailedException : MultiCloudException
{
    /// <summary>Makes the error.</summary>
    /// <param name="target">Where it happened.</param>
    /// <param name="name">The function's name.</param>
    /// <param name="errorType">The type name of what the function threw.</param>
    /// <param name="message">The message of what the function threw.</param>
    public FunctionFailedException(string target, string name, string errorType, string message)
        : base(target, name, retryable: false, $"Function '{name}' failed with {errorType}: {message}")
    {
        ErrorType = errorType;
    }

    /// <summary>The type name of what the function threw.</summary>
    public string ErrorType { get; }
}
