using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using MultiCloud.Generators.Analyzers;
using MultiCloud.Model;

namespace MultiCloud.CodeFixes;

/// <summary>What the fixes have in common: each looks at the piece of code that a diagnostic marks, and offers to change the document if it can.</summary>
/// <param name="rules">The rules it mends.</param>
public abstract class MechanicalFix(params Rule[] rules) : CodeFixProvider
{
    /// <inheritdoc />
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. rules.Select(rule => rule.Id)];

    /// <inheritdoc />
    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc />
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is { } node && Find(node, diagnostic, context.Document) is { } change)
            {
                context.RegisterCodeFix(CodeAction.Create(change.Title, change.Apply, GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>The change, or null when it takes a person to decide.</summary>
    /// <param name="node">The code that the diagnostic marks.</param>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="document">The document it is in.</param>
    internal abstract Change? Find(SyntaxNode node, Diagnostic diagnostic, Document document);

    /// <summary>What the analyzer says to write; null when it says nothing.</summary>
    private protected static string? Write(Diagnostic diagnostic) => Hint(diagnostic, Hints.Write) is { Length: > 0 } text ? text : null;

    private protected static string Hint(Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out var value) ? value ?? "" : "";
}
