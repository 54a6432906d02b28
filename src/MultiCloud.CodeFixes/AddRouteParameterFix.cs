using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using MultiCloud.Model;

namespace MultiCloud.CodeFixes;

/// <summary>Adds the parameter that takes a part of the route.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AddRouteParameterFix() : MechanicalFix(Rules.RouteParameterMismatch)
{
    internal override Change? Find(SyntaxNode node, Diagnostic diagnostic, Document document)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || Write(diagnostic) is not { } parameter)
        {
            return null;
        }

        var space = parameter.IndexOf(' ');
        var (type, name) = (parameter.Substring(0, space), parameter.Substring(space + 1));
        return Change.Of($"Add parameter '{name}'", document, editor =>
            editor.InsertParameter(method, 0, Parameter(type, CodeWriting.Escaped(name))));
    }

    private static ParameterSyntax Parameter(string type, string name) =>
        SyntaxFactory.Parameter(SyntaxFactory.Identifier(name)).WithType(((TypeSyntax)CodeWriting.ParsedType(type)).WithTrailingTrivia(SyntaxFactory.Space));
}
