using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MultiCloud.Model;

namespace MultiCloud.CodeFixes;

/// <summary>Says which queue, topic, bucket, table or function a service takes: <c>[Binding("name")]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NameBindingFix() : MechanicalFix(Rules.BindingAttributeRequired)
{
    internal override Change? Find(SyntaxNode node, Diagnostic diagnostic, Document document) =>
        node.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter && Write(diagnostic) is { } name
            ? Change.Of($"Add [Binding(\"{name}\")]", document, editor => editor.Mark(parameter, "MultiCloud.BindingAttribute", editor.Generator.LiteralExpression(name)))
            : null;
}
