using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using MultiCloud.Generators.Analyzers;
using MultiCloud.Model;

namespace MultiCloud.CodeFixes;

/// <summary>Lists a type in the app's JSON context, and makes the context when there is none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ListJsonTypeFix() : MechanicalFix(Rules.MissingJsonRoot)
{
    /// <inheritdoc />
    public override FixAllProvider GetFixAllProvider() => new ListJsonTypesFixAll();

    internal override Change? Find(SyntaxNode node, Diagnostic diagnostic, Document document)
    {
        if (Write(diagnostic) is not { } type)
        {
            return null;
        }

        var name = type.Replace("global::", "");
        var title = ContextOf(diagnostic).Length > 0 ? $"Add [JsonSerializable(typeof({name}))] to the JSON context" : $"Add a JSON context with typeof({name})";
        return new Change(title, cancellationToken => JsonContextEdit.ApplyAsync(document, ContextOf(diagnostic), [type], cancellationToken));
    }

    internal static string ContextOf(Diagnostic diagnostic) => Hint(diagnostic, Hints.Found);

    internal static string? TypeOf(Diagnostic diagnostic) => Write(diagnostic);
}
