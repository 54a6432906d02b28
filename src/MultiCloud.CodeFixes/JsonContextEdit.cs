using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace MultiCloud.CodeFixes;

/// <summary>Writes types into a <c>JsonSerializerContext</c>.</summary>
internal static class JsonContextEdit
{
    private const string Namespace = "System.Text.Json.Serialization";
    private const string Listing = Namespace + ".JsonSerializableAttribute";
    private const string Base = Namespace + ".JsonSerializerContext";

    /// <summary>Lists types in a context.</summary>
    /// <param name="near">Where a new context goes.</param>
    /// <param name="contextId">The id of the context's declaration; empty to make one.</param>
    /// <param name="types">The types in C#.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task<Solution> ApplyAsync(Document near, string contextId, IReadOnlyCollection<string> types, CancellationToken cancellationToken)
    {
        var compilation = await near.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var context = contextId.Length > 0 && compilation is not null ? DocumentationCommentId.GetFirstSymbolForDeclarationId(contextId, compilation) : null;
        var declaration = context?.DeclaringSyntaxReferences.FirstOrDefault(each => near.Project.GetDocument(each.SyntaxTree) is not (null or SourceGeneratedDocument));
        var document = declaration is null ? near : near.Project.GetDocument(declaration.SyntaxTree)!;
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        if (declaration is not null)
        {
            List(editor, await declaration.GetSyntaxAsync(cancellationToken).ConfigureAwait(false), types);
        }
        else if (editor.Type(Base) is TypeSyntax contextBase && Attributes(editor, types) is { Count: > 0 } attributes)
        {
            var root = (CompilationUnitSyntax)editor.OriginalRoot;
            var space = (SyntaxNode?)root.Members.OfType<BaseNamespaceDeclarationSyntax>().LastOrDefault() ?? root;
            editor.AddMember(space, editor.Generator.AddAttributes(NewContext(FreeName(editor.SemanticModel.Compilation), contextBase), attributes));
            if (!root.Usings.Any(each => each.Name?.ToString() == Namespace))
            {
                editor.ReplaceNode(root, (current, generator) => generator.AddNamespaceImports(current, generator.NamespaceImportDeclaration(Namespace)));
            }
        }

        return editor.GetChangedDocument().Project.Solution;
    }

    private static void List(DocumentEditor editor, SyntaxNode context, IReadOnlyCollection<string> types)
    {
        foreach (var attribute in Attributes(editor, types))
        {
            editor.AddAttribute(context, attribute);
        }
    }

    private static List<SyntaxNode> Attributes(DocumentEditor editor, IReadOnlyCollection<string> types) =>
        [.. types.Select(type => editor.Attribute(Listing, editor.Generator.TypeOfExpression(CodeWriting.ParsedType(type)))).OfType<SyntaxNode>()];

    private static ClassDeclarationSyntax NewContext(string name, TypeSyntax contextBase) => SyntaxFactory.ClassDeclaration(
        default,
        SyntaxFactory.TokenList(SyntaxFactory.Token(SyntaxKind.InternalKeyword), SyntaxFactory.Token(SyntaxKind.SealedKeyword), SyntaxFactory.Token(SyntaxKind.PartialKeyword)),
        SyntaxFactory.Token(SyntaxKind.ClassKeyword),
        SyntaxFactory.Identifier(name),
        null,
        SyntaxFactory.BaseList(SyntaxFactory.SingletonSeparatedList<BaseTypeSyntax>(SyntaxFactory.SimpleBaseType(contextBase))),
        default,
        default,
        default,
        default,
        SyntaxFactory.Token(SyntaxKind.SemicolonToken));

    private static string FreeName(Compilation compilation)
    {
        var name = "AppJson";
        for (var number = 2; compilation.ContainsSymbolsWithName(name, SymbolFilter.Type); number++)
        {
            name = "AppJson" + number;
        }

        return name;
    }
}
