using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>Reads what the project says about itself.</summary>
internal static class BuildReader
{
    private const string DefaultHost = "MultiCloud.Local.LocalHost";

    /// <summary>The facts of MSBuild.</summary>
    public static BuildSpec Read(AnalyzerConfigOptions options)
    {
        var isLocal = Property(options, "MultiCloudTarget") is null or Defaults.Target;
        return new()
        {
            AssemblyName = "",
            AppName = Property(options, "MultiCloudApp") is { } app ? Names.IsValid(app) ? app : Names.Suggest(app) : null,
            HostType = Property(options, "MultiCloudHostType") ?? DefaultHost,
            ProjectDirectory = isLocal && Property(options, "MultiCloudProjectDirectory") is { } directory ? Uri.UnescapeDataString(directory) : null,
            UserSecretsId = Property(options, "UserSecretsId"),
        };
    }

    /// <summary>The facts of the compilation: only names and truth values leave it.</summary>
    public static (string Assembly, bool IsExecutable, bool HasEntryPoint, bool HasHosting) Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var isExecutable = IsExecutable(compilation);
        return (
            compilation.AssemblyName ?? "app",
            isExecutable,
            isExecutable && compilation.GetEntryPoint(cancellationToken) is not null,
            compilation.GetTypeByMetadataName("MultiCloud.Hosting.FunctionTable") is not null);
    }

    public static bool IsExecutable(Compilation compilation) =>
        compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var value) && value.Length > 0 ? value : null;
}
