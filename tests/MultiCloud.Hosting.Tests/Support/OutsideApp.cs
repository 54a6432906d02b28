using MultiCloud.TestSupport;

namespace MultiCloud.Hosting.Tests.Support;

/// <summary>The app of <c>MultiCloud.Hosting.Tests.App</c> in a process of its own.</summary>
internal static class OutsideApp
{
    internal static ChildProcess Start(params string[] args) => ChildProcess.Start(
        "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "MultiCloud.Hosting.Tests.App.dll"), .. args],
        folder: null,
        ("DOTNET_ENVIRONMENT", null));
}
