namespace MultiCloud.Local.Store;

/// <summary>Where a store's files are.</summary>
internal sealed class StoreFolder
{
    private StoreFolder(string path) => Path = path;

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "store.db");

    public string Lock => System.IO.Path.Combine(Path, "store.lock");

    public string Owner => System.IO.Path.Combine(Path, "store.owner");

    public string Objects => System.IO.Path.Combine(Path, "objects");

    /// <summary>Makes the folder. A root that is made here gets a file that keeps it out of version control.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="root">The folder itself or one above it that holds nothing but what we write.</param>
    /// <exception cref="StoreException">The folder cannot be made.</exception>
    public static StoreFolder Create(string path, string root)
    {
        try
        {
            var made = !Directory.Exists(root);
            Directory.CreateDirectory(path);
            if (made) File.WriteAllText(System.IO.Path.Combine(root, ".gitignore"), "*\n");
            return new StoreFolder(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new StoreException($"Store folder '{path}' cannot be made: {failure.Message} Use another folder with --store.", failure);
        }
    }
}
