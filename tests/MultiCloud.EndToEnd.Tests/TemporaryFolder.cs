namespace MultiCloud.EndToEnd.Tests;

/// <summary>A folder of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("multicloud-");

    public string Path => _folder.FullName;

    /// <summary>A store in it, as options of the command line.</summary>
    public string[] AsStore => ["--store", Path];

    public void Dispose() => _folder.Delete(recursive: true);
}
