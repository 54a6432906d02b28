using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using MultiCloud.Model;

namespace MultiCloud.Generators.Analyzers;

/// <summary><c>multicloud.json</c> as the analyzers see it: parsed, with its text to find places in.</summary>
internal sealed class ManifestFile
{
    private readonly SourceText _text;

    private ManifestFile(string path, SourceText text)
    {
        _text = text;
        Parsed = Manifest.Parse(path, text.ToString());
    }

    public ParsedManifest Parsed { get; }

    public static ManifestFile? Find(AnalyzerOptions options, CancellationToken cancellationToken) =>
        options.AdditionalFiles.FirstOrDefault(file => Path.GetFileName(file.Path) == Manifest.FileName) is { } file && file.GetText(cancellationToken) is { } text
            ? new(file.Path, text)
            : null;

    /// <summary>The place as the compiler shows it: to the end of the value that begins there.</summary>
    public Location At(FileLocation place)
    {
        var line = _text.Lines[Math.Min(place.Line, _text.Lines.Count) - 1];
        var start = Math.Min(line.Start + place.Column - 1, line.End);
        var end = start;
        while (end < line.End && _text[end] is not (',' or '}' or ']'))
        {
            end++;
        }

        var span = TextSpan.FromBounds(start, end);
        return Location.Create(place.Path, span, _text.Lines.GetLinePositionSpan(span));
    }
}
