using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace MultiCloud.CodeFixes;

/// <summary>Pieces of code, written so that the editor shortens names and adds the usings they need.</summary>
internal static class CodeWriting
{
    /// <summary>An attribute; null when the project does not know it.</summary>
    public static SyntaxNode? Attribute(this DocumentEditor editor, string type, params SyntaxNode[] arguments) =>
        editor.Type(type) is { } name ? editor.Generator.Attribute(name, [.. arguments.Select(each => editor.Generator.AttributeArgument(each))]) : null;

    /// <summary>A type by its full name; null when the project does not know it.</summary>
    public static SyntaxNode? Type(this DocumentEditor editor, string type) =>
        editor.SemanticModel.Compilation.GetTypeByMetadataName(type) is { } symbol ? editor.Generator.TypeExpression(symbol, addImport: true) : null;

    /// <summary>A type as the analyzer writes it, with <c>global::</c>.</summary>
    public static SyntaxNode ParsedType(string code) => SyntaxFactory.ParseTypeName(code).WithAdditionalAnnotations(Simplifier.Annotation);

    /// <summary>Writes an attribute in front of a declaration, behind those that are there.</summary>
    public static void Mark(this DocumentEditor editor, SyntaxNode declaration, string attribute, params SyntaxNode[] arguments)
    {
        if (editor.Attribute(attribute, arguments) is { } marked)
        {
            editor.AddAttribute(declaration, marked);
        }
    }

    /// <summary>A name as an identifier of C#, also when it is a keyword.</summary>
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
