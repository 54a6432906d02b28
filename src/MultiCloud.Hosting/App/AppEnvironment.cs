using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace MultiCloud.Hosting;

/// <summary>Where the app runs.</summary>
internal sealed class AppEnvironment(string name, string application, string contentRoot) : IHostEnvironment
{
    public string EnvironmentName { get; set; } = name;

    public string ApplicationName { get; set; } = application;

    public string ContentRootPath { get; set; } = contentRoot;

    public IFileProvider ContentRootFileProvider { get; set; } = new ContentFiles(contentRoot);
}
