using System.Text.RegularExpressions;

namespace Bookshop.Tests;

/// <summary>A command of the README with the output it shows.</summary>
internal sealed record TourStep(string Command, string Output)
{
    /// <summary>Whether it can be repeated without changing anything.</summary>
    public bool OnlyLooks => !Regex.IsMatch(Command, @"\s(-d|-T|-X|--data-binary)\s");

    /// <summary>Whether it sets a variable for later steps.</summary>
    public bool IsAssignment => Regex.IsMatch(Command, "^[A-Z]+=");

    /// <summary>Whether an output is what the README shows; <c>…</c> stands for anything.</summary>
    public bool Matches(string actual) =>
        Regex.IsMatch(actual.Trim(), $"^{string.Join(".*?", Output.Trim().Split('…').Select(Regex.Escape))}$", RegexOptions.Singleline);
}

/// <summary>The README's <c>console</c> blocks: lines after <c>$</c> are commands, what follows is their output.</summary>
internal static class ReadmeTour
{
    public static IReadOnlyList<TourStep> Read(string markdown)
    {
        List<TourStep> steps = [];
        foreach (Match block in Regex.Matches(markdown, "^```console\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline))
        {
            foreach (Match step in Regex.Matches(block.Groups[1].Value, @"^\$ (?<command>(?:.*\\\n)*.*\n)(?<output>(?:(?!\$ ).*\n)*)", RegexOptions.Multiline))
                steps.Add(new TourStep(step.Groups["command"].Value.Trim(), step.Groups["output"].Value));
        }

        return steps;
    }
}
