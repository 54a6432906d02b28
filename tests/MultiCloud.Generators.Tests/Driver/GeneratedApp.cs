using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;

namespace MultiCloud.Generators.Tests.Driver;

/// <summary>What came out of a run of the generators.</summary>
internal sealed record GeneratedApp(GeneratorDriverRunResult Result, Compilation Compilation, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Errors and warnings of the whole compilation: the app's, ours and the JSON generator's.</summary>
    public string Complaints { get; } =
        string.Join("\n", Diagnostics.Concat(Compilation.GetDiagnostics()).Where(each => each.Severity >= DiagnosticSeverity.Warning));

    /// <summary>Our files, by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; } = Result.Results
        .Where(each => each.Generator.GetGeneratorType() == typeof(FunctionGenerator))
        .SelectMany(each => each.GeneratedSources)
        .ToDictionary(each => each.HintName, each => each.SourceText.ToString());

    /// <summary>Our files in one text.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var (name, content) in Files.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            text.Append("==== ").Append(name).Append('\n').Append(content);
        }

        return text.ToString();
    }

    /// <summary>The model constant's value.</summary>
    public string ModelJson() =>
        Compilation.GetTypeByMetadataName("MultiCloud.Generated.MultiCloudModel")!.GetMembers("Json").OfType<IFieldSymbol>().Single().ConstantValue as string ?? "";
}
