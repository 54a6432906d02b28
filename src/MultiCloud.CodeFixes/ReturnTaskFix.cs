using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using MultiCloud.Model;

namespace MultiCloud.CodeFixes;

/// <summary>Lets an <c>async void</c> function return <c>Task</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReturnTaskFix() : MechanicalFix(Rules.AsyncVoid)
{
    internal override Change? Find(SyntaxNode node, Diagnostic diagnostic, Document document) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            ? Change.Of("Return Task", document, editor =>
            {
                if (editor.Type("System.Threading.Tasks.Task") is { } task)
                {
                    editor.SetType(method, task);
                }
            })
            : null;
}
