using System.Globalization;

namespace MultiCloud.Benchmarks;

/// <summary>Medians of each candidate's rounds, and their ratio to the first candidate's.</summary>
internal static class Table
{
    public static void Print(string unit, IReadOnlyList<(string Name, List<double> Values)> candidates)
    {
        var reference = Median(candidates[0].Values);
        Console.WriteLine($"| candidate | {unit} (min..max) | ratio |");
        Console.WriteLine("|---|---|---|");
        foreach (var (name, values) in candidates)
        {
            var median = Median(values);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {median:N1} ({values.Min():N1}..{values.Max():N1}) | {median / reference:0.00##} |"));
        }
    }

    public static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
