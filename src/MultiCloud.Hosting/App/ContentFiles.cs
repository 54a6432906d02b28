using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace MultiCloud.Hosting;

/// <summary>Files below the content root, opened for the first who asks. Changes are not watched: settings are read once.</summary>
internal sealed class ContentFiles(string root) : IFileProvider
{
    private PhysicalFileProvider? _files;

    public IFileInfo GetFileInfo(string subpath) => Files.GetFileInfo(subpath);

    public IDirectoryContents GetDirectoryContents(string subpath) => Files.GetDirectoryContents(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;

    private PhysicalFileProvider Files => LazyInitializer.EnsureInitialized(ref _files, () => new(root));
}
