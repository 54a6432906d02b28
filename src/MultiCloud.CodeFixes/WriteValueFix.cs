using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MultiCloud.Generators.Analyzers;
using MultiCloud.Model;

namespace MultiCloud.CodeFixes;

/// <summary>Writes the right value into an attribute: a name that is allowed or free, the nearest that exists, the nearest number in range.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class WriteValueFix() : MechanicalFix(
    Rules.InvalidName, Rules.DuplicateFunction, Rules.UnknownHttpMethod, Rules.UnknownTimeZone, Rules.OutOfRange, Rules.NobodyConsumes, Rules.NobodyFeeds, Rules.UnknownFunction)
{
    internal override Change? Find(SyntaxNode node, Diagnostic diagnostic, Document document)
    {
        var declaration = node.FirstAncestorOrSelf<SyntaxNode>(each => each is ParameterSyntax or BaseMethodDeclarationSyntax);
        if (declaration is null || Write(diagnostic) is not { } text)
        {
            return null;
        }

        if (Value(declaration, Hint(diagnostic, Hints.Found), Hint(diagnostic, Hints.Property)) is { } value)
        {
            return Change.Of($"Write {Quoted(value, text)}", document, editor => editor.ReplaceNode(value, Literal(value, text).WithTriviaFrom(value)));
        }

        var title = $"Name it '{text}'";
        return declaration switch
        {
            ParameterSyntax => Change.Of(title, document, editor => editor.Mark(declaration, "MultiCloud.BindingAttribute", editor.Generator.LiteralExpression(text))),
            MethodDeclarationSyntax method when diagnostic.Id == Rules.DuplicateFunction.Id || diagnostic.Id == Rules.InvalidName.Id => Name(method, title, text, document),
            _ => null,
        };
    }

    /// <summary>The attribute's argument that has a value, or sets a property.</summary>
    private static ExpressionSyntax? Value(SyntaxNode declaration, string found, string property)
    {
        var lists = declaration is ParameterSyntax parameter ? parameter.AttributeLists : ((BaseMethodDeclarationSyntax)declaration).AttributeLists;
        var arguments = lists.SelectMany(list => list.Attributes).SelectMany(attribute => attribute.ArgumentList?.Arguments ?? default);
        return property.Length > 0
            ? arguments.FirstOrDefault(each => each.NameEquals?.Name.Identifier.ValueText == property)?.Expression
            : arguments.Select(each => each.Expression).FirstOrDefault(each => each is LiteralExpressionSyntax literal && string.Equals(literal.Token.Value as string, found, StringComparison.OrdinalIgnoreCase));
    }

    private static Change Name(MethodDeclarationSyntax method, string title, string name, Document document)
    {
        var function = method.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(each => each.Name.ToString().Split('.').Last() is "Function" or "FunctionAttribute");
        return Change.Of(title, document, editor =>
        {
            var literal = editor.Generator.LiteralExpression(name);
            if (function is null)
            {
                editor.Mark(method, "MultiCloud.FunctionAttribute", literal);
            }
            else
            {
                editor.ReplaceNode(function, editor.Generator.InsertAttributeArguments(function, 0, [editor.Generator.AttributeArgument(literal)]));
            }
        });
    }

    private static bool IsText(ExpressionSyntax value) => value.IsKind(SyntaxKind.StringLiteralExpression);

    private static string Quoted(ExpressionSyntax value, string text) => IsText(value) ? $"\"{text}\"" : text;

    private static ExpressionSyntax Literal(ExpressionSyntax value, string text) => IsText(value)
        ? SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text))
        : SyntaxFactory.ParseExpression(text);
}
