using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using MultiCloud.Model;

namespace MultiCloud.CodeFixes;

/// <summary>Lets top-level statements end by serving the functions; the greeting of <c>dotnet new console</c> goes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ServeFunctionsFix() : MechanicalFix(Rules.NotServed)
{
    private const string Serve = "await global::MultiCloud.FunctionApp.CreateBuilder(args).Build().RunAsync();";

    internal override Change? Find(SyntaxNode node, Diagnostic diagnostic, Document document)
    {
        if (node.SyntaxTree.GetRoot() is not CompilationUnitSyntax root || root.Members.OfType<GlobalStatementSyntax>().LastOrDefault() is not { } last)
        {
            return null;
        }

        return Change.Of("Serve the functions", document, editor =>
        {
            var serve = SyntaxFactory.GlobalStatement(SyntaxFactory.ParseStatement(Serve))
                .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
                .WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation);
            if (IsGreeting(last) && root.Members.OfType<GlobalStatementSyntax>().Count() == 1)
            {
                editor.ReplaceNode(last, serve.WithTriviaFrom(last));
            }
            else
            {
                editor.InsertAfter(last, serve);
            }
        });
    }

    private static bool IsGreeting(GlobalStatementSyntax statement) => statement.Statement.ToString() == "Console.WriteLine(\"Hello, World!\");";
}
