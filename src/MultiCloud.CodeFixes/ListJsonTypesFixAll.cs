using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace MultiCloud.CodeFixes;

/// <summary>Lists all missing types of a document, project or solution at once, each once: they go to the same class, where separate changes would collide.</summary>
internal sealed class ListJsonTypesFixAll : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext context) => Task.FromResult<CodeAction?>(CodeAction.Create(
        "List all types in the JSON context", cancellationToken => ApplyAsync(context, cancellationToken), nameof(ListJsonTypesFixAll)));

    private static async Task<Solution> ApplyAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        var projects = context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project];
        foreach (var project in projects)
        {
            var found = await FindAsync(context, project).ConfigureAwait(false);
            var document = found.Select(each => project.GetDocument(each.Location.SourceTree)).FirstOrDefault(each => each is not null);
            var types = found.Select(ListJsonTypeFix.TypeOf).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(each => each, StringComparer.Ordinal).ToArray();
            if (document is not null && types.Length > 0)
            {
                // Another project's change before this one is kept: the document is taken from what came of it.
                solution = await JsonContextEdit.ApplyAsync(solution.GetDocument(document.Id)!, ListJsonTypeFix.ContextOf(found[0]), types, cancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }

    private static Task<ImmutableArray<Diagnostic>> FindAsync(FixAllContext context, Project project) =>
        context is { Scope: FixAllScope.Document, Document: { } document } ? context.GetDocumentDiagnosticsAsync(document) : context.GetAllDiagnosticsAsync(project);
}
