using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using MultiCloud.Generators.Tests.Driver;

namespace MultiCloud.Generators.Tests.CodeFixes;

/// <summary>Applies code fixes to an app under test as an editor does: analyze, choose what is offered, take the changed text, analyze again.</summary>
internal static class FixedApp
{
    public static IReadOnlyList<CodeFixProvider> Providers { get; } =
    [
        .. typeof(MultiCloud.CodeFixes.MechanicalFix).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static IEnumerable<string> Ids => Providers.SelectMany(provider => provider.FixableDiagnosticIds).Order(StringComparer.Ordinal);

    /// <summary>What is offered for the first diagnostic of an id.</summary>
    public static async Task<IReadOnlyList<CodeAction>> OffersAsync(TestApp app, string id, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, app);
        var diagnostic = (await app.AnalyzeAsync(cancellationToken)).First(each => each.Id == id);
        return await OffersAsync(document, diagnostic, cancellationToken);
    }

    /// <summary>The app after the first thing offered for the first diagnostic of an id.</summary>
    public static async Task<TestApp> FixAsync(TestApp app, string id, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, app);
        var diagnostic = (await app.AnalyzeAsync(cancellationToken)).First(each => each.Id == id);
        var offer = Assert.Single(await OffersAsync(document, diagnostic, cancellationToken));
        return app with { Source = await ApplyAsync(offer, document.Id, cancellationToken) };
    }

    /// <summary>The app after everything of an id is mended at once.</summary>
    public static async Task<TestApp> FixAllAsync(TestApp app, string id, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var document = Open(workspace, app);
        var found = (await app.AnalyzeAsync(cancellationToken)).Where(each => each.Id == id).Select(each => InDocument(each, document)).ToImmutableArray();
        var provider = Providers.Single(each => each.FixableDiagnosticIds.Contains(id));
        var key = (await OffersAsync(document, found[0], cancellationToken))[0].EquivalenceKey;
        var context = new FixAllContext(document, provider, FixAllScope.Project, key, [id], new Found(found), cancellationToken);
        var offer = await provider.GetFixAllProvider()!.GetFixAsync(context);
        return app with { Source = await ApplyAsync(offer!, document.Id, cancellationToken) };
    }

    private static async Task<IReadOnlyList<CodeAction>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var offers = new List<CodeAction>();
        foreach (var provider in Providers.Where(each => each.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, InDocument(diagnostic, document), (action, _) => offers.Add(action), cancellationToken));
        }

        return offers;
    }

    private static async Task<string> ApplyAsync(CodeAction offer, DocumentId document, CancellationToken cancellationToken)
    {
        var operations = await offer.GetOperationsAsync(cancellationToken);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document)!;
        return (await changed.GetTextAsync(cancellationToken)).ToString();
    }

    private static Document Open(AdhocWorkspace workspace, TestApp app)
    {
        var compilation = app.Compile();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, app.AssemblyName, app.AssemblyName, LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: TestApp.ParseOptions, metadataReferences: compilation.References));
        Document? first = null;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var document = workspace.AddDocument(DocumentInfo.Create(
                DocumentId.CreateNewId(project.Id), tree.FilePath, filePath: tree.FilePath,
                loader: TextLoader.From(TextAndVersion.Create(tree.GetText(), VersionStamp.Default, tree.FilePath))));
            first ??= document;
        }

        return workspace.CurrentSolution.GetDocument(first!.Id)!;
    }

    /// <summary>The diagnostic as the editor has it: in the document's own tree.</summary>
    private static Diagnostic InDocument(Diagnostic diagnostic, Document document)
    {
        Assert.True(document.TryGetSyntaxTree(out var tree) || (tree = document.GetSyntaxTreeAsync().GetAwaiter().GetResult()) is not null);
        return Diagnostic.Create(diagnostic.Descriptor, tree!.GetLocation(diagnostic.Location.SourceSpan), diagnostic.Properties, diagnostic.GetMessage(null));
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(each => each.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
