using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using MultiCloud.Model;

namespace MultiCloud.CodeFixes;

/// <summary>Lets generated code see a function: makes the method public, or the classes around it internal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MakeVisibleFix() : MechanicalFix(Rules.UnsupportedMethod)
{
    internal override Change? Find(SyntaxNode node, Diagnostic diagnostic, Document document)
    {
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || method.Identifier.Span != diagnostic.Location.SourceSpan)
        {
            return null;
        }

        if (IsHidden(method))
        {
            return Change.Of("Make the method public", document, editor => editor.SetAccessibility(method, Accessibility.Public));
        }

        var hidden = method.Ancestors().OfType<TypeDeclarationSyntax>().Where(IsHidden).ToArray();
        return hidden.Length == 0 ? null : Change.Of("Make the class internal", document, editor =>
        {
            foreach (var type in hidden)
            {
                editor.SetAccessibility(type, Accessibility.Internal);
            }
        });
    }

    /// <summary>Members are private unless they say otherwise; types that stand alone are internal.</summary>
    private static bool IsHidden(MemberDeclarationSyntax member) =>
        member.Parent is TypeDeclarationSyntax && !member.Modifiers.Any(SyntaxKind.PublicKeyword) && !member.Modifiers.Any(SyntaxKind.InternalKeyword);
}
