using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace MultiCloud.Generators.Tests.Driver;

/// <summary>A page of <c>docs/diagnostics</c>: its title and its two examples.</summary>
internal sealed partial record DiagnosticPage(TestApp Wrong, TestApp Right)
{
    public static string Folder { get; } = Path.Combine(Places.Repository, "docs", "diagnostics");

    public static IEnumerable<string> Ids => Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static string TitleOf(string id) => Sections(id)[0].TrimEnd();

    /// <summary>Whether the page says that an editor can mend it.</summary>
    public static bool SaysThatAFixExists(string id) => Sections(id)[3].Contains("\nCode fix available", StringComparison.Ordinal);

    public static DiagnosticPage Load(string id)
    {
        var sections = Sections(id);
        return new(App(sections[2]), App(sections[3]));
    }

    private static string[] Sections(string id)
    {
        var sections = File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n").Split("\n## ");
        Assert.Equal(["Cause", "Example", "How to fix", "When to suppress"], sections[1..].Select(section => section[..section.IndexOf('\n', StringComparison.Ordinal)]));
        return sections;
    }

    private static TestApp App(string section)
    {
        var blocks = Block().Matches(section);
        var code = Assert.Single(blocks, block => block.Groups["language"].Value == "csharp");
        return new()
        {
            Source = code.Groups["text"].Value,
            Manifest = blocks.FirstOrDefault(block => block.Groups["language"].Value == "json")?.Groups["text"].Value,
            Output = code.Groups["words"].Value.Contains("library", StringComparison.Ordinal) ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
        };
    }

    [GeneratedRegex("^```(?<language>csharp|json)(?<words>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
