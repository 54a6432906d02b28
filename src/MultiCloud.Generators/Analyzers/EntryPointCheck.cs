using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using MultiCloud.Model;

namespace MultiCloud.Generators.Analyzers;

/// <summary>
/// Finds an entry point that is not ours and never mentions <c>FunctionApp</c>, such as the one of <c>dotnet new console</c>, which greets and ends.
/// </summary>
internal static class EntryPointCheck
{
    public static Diagnostic? Run(Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.GetEntryPoint(cancellationToken)?.DeclaringSyntaxReferences.FirstOrDefault() is not { } entry)
        {
            return null;
        }

        // The file of the entry point nearly always answers; the others do where it hands over to a class of the app. What we generate names FunctionApp in every app.
        var trees = compilation.SyntaxTrees.Where(tree => tree != entry.SyntaxTree && !tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal)).Prepend(entry.SyntaxTree);
        return trees.Any(tree => Mentions(tree, cancellationToken)) ? null : Rules.NotServed.At("", null, Path.GetFileName(entry.SyntaxTree.FilePath)).At(Place(entry.GetSyntax(cancellationToken)));
    }

    private static bool Mentions(SyntaxTree tree, CancellationToken cancellationToken) =>
        tree.GetText(cancellationToken).ToString().Contains("FunctionApp")
        && tree.GetRoot(cancellationToken).DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == "FunctionApp");

    private static Location Place(SyntaxNode entry) => entry switch
    {
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().First().GetLocation(),
        MethodDeclarationSyntax method => method.Identifier.GetLocation(),
        _ => entry.GetLocation(),
    };
}
