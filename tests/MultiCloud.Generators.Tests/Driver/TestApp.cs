using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MultiCloud.Generators.Tests.Driver;

/// <summary>An app under test: sources, <c>multicloud.json</c> and properties, compiled as a project would be.</summary>
internal sealed record TestApp
{
    public static CSharpParseOptions ParseOptions { get; } =
        new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Diagnose).WithFeatures([new("InterceptorsNamespaces", "")]);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is not ("MultiCloud.Generators.dll" or "MultiCloud.CodeFixes.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private const string Usings = """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        global using global::MultiCloud;
        """;

    private const string WebUsings = """
        global using global::System.Net.Http.Json;
        global using global::Microsoft.AspNetCore.Builder;
        global using global::Microsoft.AspNetCore.Hosting;
        global using global::Microsoft.AspNetCore.Http;
        global using global::Microsoft.AspNetCore.Routing;
        global using global::Microsoft.Extensions.Configuration;
        global using global::Microsoft.Extensions.DependencyInjection;
        global using global::Microsoft.Extensions.Hosting;
        global using global::Microsoft.Extensions.Logging;
        """;

    /// <summary>Stands in for the local host, which this project does not reference.</summary>
    private const string Host = """
        namespace TestHost
        {
            public sealed class Host : global::MultiCloud.Hosting.IFunctionHost
            {
                public string Target => "test";
                public string DefaultEnvironment => "Development";
                public void ConfigureServices(global::Microsoft.Extensions.DependencyInjection.IServiceCollection services, global::Microsoft.Extensions.Configuration.IConfiguration configuration) { }
                public global::System.Threading.Tasks.Task StartAsync(global::MultiCloud.Hosting.FunctionRuntime runtime, global::System.Threading.CancellationToken cancellationToken) => global::System.Threading.Tasks.Task.CompletedTask;
                public global::System.Threading.Tasks.Task StopAsync(global::System.Threading.CancellationToken cancellationToken) => global::System.Threading.Tasks.Task.CompletedTask;
                public global::System.Threading.Tasks.ValueTask DisposeAsync() => default;
            }
        }
        """;

    public required string Source { get; init; }

    public string? Manifest { get; init; }

    public bool Web { get; init; }

    public OutputKind Output { get; init; } = OutputKind.ConsoleApplication;

    public string AssemblyName { get; init; } = "TestApp";

    public ImmutableDictionary<string, string> Properties { get; init; } =
        ImmutableDictionary<string, string>.Empty.Add("MultiCloudHostType", "TestHost.Host").Add("MultiCloudApp", "TestApp");

    /// <summary>The compilation before any generator ran.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        AssemblyName,
        [Tree("App.cs", Source), Tree("Usings.cs", Web ? Usings + WebUsings : Usings), Tree("Host.cs", Host)],
        References,
        new CSharpCompilationOptions(Output, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: [new("CS1591", ReportDiagnostic.Suppress)]));

    /// <summary>A driver with our generator and the SDK's JSON generator.</summary>
    public GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new FunctionGenerator().AsSourceGenerator(), JsonGenerator()],
        AdditionalTexts(),
        ParseOptions,
        new TestOptions(Properties),
        new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));

    public GeneratedApp Generate()
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Compile(), out var compilation, out var diagnostics);
        return new(driver.GetRunResult(), compilation, diagnostics);
    }

    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CancellationToken cancellationToken = default)
    {
        var generated = Generate();
        var analyzers = typeof(FunctionGenerator).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .ToImmutableArray();
        var options = new AnalyzerOptions([.. AdditionalTexts()], new TestOptions(Properties));
        var found = await generated.Compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. found.OrderBy(each => each.Location.SourceSpan.Start).ThenBy(each => each.Id, StringComparer.Ordinal)];
    }

    public static SyntaxTree Tree(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, System.Text.Encoding.UTF8);

    private ImmutableArray<AdditionalText> AdditionalTexts() => Manifest is null ? [] : [new TestText("multicloud.json", Manifest)];

    private static ISourceGenerator JsonGenerator()
    {
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Places.JsonGenerator);
        var type = assembly.GetTypes().Single(each => each.GetCustomAttribute<GeneratorAttribute>() is not null);
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }
}
