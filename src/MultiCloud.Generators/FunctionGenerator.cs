using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using MultiCloud.Generators.Composition;
using MultiCloud.Generators.Emission;
using MultiCloud.Generators.Parsing;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators;

/// <summary>
/// Writes the table of an app's functions, the code that binds and calls each of them, the model constant and, if there is none, the entry point.
/// It reports nothing: the analyzers run the same parser and report what it finds. What it leaves out it notes in the model.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FunctionGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var build = ReadBuild(context);
        var manifest = ReadManifest(context);
        var functions = Attributed(context).Combine(Declared(context, manifest).Collect()).Select(static (pair, _) => pair.Left.AddRange(pair.Right));
        var app = functions
            .Combine(Services(context))
            .Combine(Contexts(context))
            .Combine(manifest)
            .Combine(build)
            .Select(static (all, _) =>
            {
                var ((((functions, services), contexts), manifest), build) = all;
                return Emits(build, functions) ? AppComposer.Compose(functions, services, contexts, manifest, build) : null;
            })
            .WithTrackingName(Steps.App);

        context.RegisterSourceOutput(
            app.SelectMany(static (app, _) => app?.Functions ?? default).WithTrackingName(Steps.Functions),
            static (context, function) => Add(context, function.Name, FunctionEmitter.Emit(function)));
        context.RegisterSourceOutput(
            app.Select(static (app, _) => app?.Table).WithTrackingName(Steps.Table),
            static (context, table) => AddIf(context, "AppTable", table is null ? null : TableEmitter.Emit(table)));
        context.RegisterSourceOutput(
            app.Select(static (app, _) => app?.Model).WithTrackingName(Steps.Model),
            static (context, model) => AddIf(context, "MultiCloudModel", model is null ? null : ModelEmitter.Emit(model)));
        context.RegisterSourceOutput(
            app.Select(static (app, _) => app is { HasEntryPoint: false }).WithTrackingName(Steps.Program),
            static (context, needed) => AddIf(context, "Program", needed ? ProgramEmitter.Emit() : null));
    }

    /// <summary>Only a program that can run functions gets a table: a library, or a test project without functions of its own, gets nothing.</summary>
    private static bool Emits(BuildSpec build, ImmutableArray<ParsedFunction> functions) =>
        build is { IsExecutable: true, HasHosting: true } && (functions.Length > 0 || !build.HasEntryPoint);

    private static IncrementalValueProvider<BuildSpec> ReadBuild(IncrementalGeneratorInitializationContext context)
    {
        var compilation = context.CompilationProvider.Select(BuildReader.Read);
        return context.AnalyzerConfigOptionsProvider.Select(static (options, _) => BuildReader.Read(options.GlobalOptions))
            .Combine(compilation)
            .Select(static (pair, _) => pair.Left with
            {
                AssemblyName = pair.Right.Assembly,
                IsExecutable = pair.Right.IsExecutable,
                HasEntryPoint = pair.Right.HasEntryPoint,
                HasHosting = pair.Right.HasHosting,
            })
            .WithTrackingName(Steps.Build);
    }

    private static IncrementalValueProvider<ManifestSpec> ReadManifest(IncrementalGeneratorInitializationContext context) =>
        context.AdditionalTextsProvider
            .Where(static file => Path.GetFileName(file.Path) == Manifest.FileName)
            .Select(static (file, cancellationToken) => file.GetText(cancellationToken) is { } text
                ? ManifestParser.Parse(Manifest.Parse(Manifest.FileName, text.ToString()).Manifest)
                : ManifestSpec.Empty)
            .Collect()
            .Select(static (files, _) => files.Length > 0 ? files[0] : ManifestSpec.Empty)
            .WithTrackingName(Steps.Manifest);

    private static IncrementalValueProvider<ImmutableArray<ParsedFunction>> Attributed(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<ParsedFunction>>? all = null;
        foreach (var name in TriggerParser.AttributeNames)
        {
            var found = context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    name,
                    static (node, _) => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or LambdaExpressionSyntax,
                    static (context, _) => FunctionParser.ParseAttributed((IMethodSymbol)context.TargetSymbol, context.Attributes[0]))
                .Where(static function => function is not null)
                .Select(static (function, _) => function!)
                .WithTrackingName(Steps.Attributed)
                .Collect();
            all = all is { } before ? before.Combine(found).Select(static (pair, _) => pair.Left.AddRange(pair.Right)) : found;
        }

        return all!.Value;
    }

    /// <summary>Functions of <c>multicloud.json</c>: their handlers are looked up only when the file declares any.</summary>
    private static IncrementalValuesProvider<ParsedFunction> Declared(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<ManifestSpec> manifest) =>
        manifest.SelectMany(static (manifest, _) => manifest.Declared)
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => DeclaredParser.Parse(pair.Right, pair.Left))
            .WithTrackingName(Steps.Declared);

    private static IncrementalValueProvider<ImmutableArray<ServiceSpec>> Services(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => ServiceParser.IsCandidate(node),
                static (context, cancellationToken) =>
                    context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is INamedTypeSymbol type ? ServiceParser.Parse(type) : null)
            .Where(static service => service is not null)
            .Select(static (service, _) => service!)
            .WithTrackingName(Steps.Services)
            .Collect();

    private static IncrementalValueProvider<ImmutableArray<string>> Contexts(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                JsonContexts.AttributeName,
                static (node, _) => node is ClassDeclarationSyntax,
                static (context, _) => JsonContexts.Parse((INamedTypeSymbol)context.TargetSymbol))
            .Where(static type => type is not null)
            .Select(static (type, _) => type!)
            .WithTrackingName(Steps.Contexts)
            .Collect();

    private static void AddIf(SourceProductionContext context, string name, string? text)
    {
        if (text is not null)
        {
            Add(context, name, text);
        }
    }

    private static void Add(SourceProductionContext context, string name, string text) =>
        context.AddSource($"MultiCloud.{name}.g.cs", SourceText.From(text, Encoding.UTF8));
}
