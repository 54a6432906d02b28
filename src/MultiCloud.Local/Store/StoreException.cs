namespace MultiCloud.Local.Store;

/// <summary>The store cannot be used; the message is for the user and says what to do.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
