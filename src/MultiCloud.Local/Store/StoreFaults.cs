namespace MultiCloud.Local.Store;

/// <summary>What code that uses a binding is told when the store fails it.</summary>
internal static class StoreFaults
{
    /// <summary>Whether the store, its files or its closing is the cause.</summary>
    public static bool IsFault(Exception failure) => failure is StoreException or IOException or UnauthorizedAccessException or ObjectDisposedException;

    /// <summary>The error of the binding.</summary>
    public static BindingUnavailableException Unavailable(string name, Exception failure) =>
        new(LocalHost.TargetName, name, $"'{name}' could not be used: {failure.Message}", failure);
}
