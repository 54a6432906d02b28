using System.Globalization;
using System.Security.Cryptography;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Faults;

/// <summary>What <c>--chaos</c> asks for: which deliveries of queues, topics and buckets go wrong, and how.</summary>
internal sealed record ChaosSpec
{
    internal const string Option = "chaos";
    internal const string Example = "--chaos duplicate=5%,delay=200ms..2s,throw=1%,seed=42";

    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(15);

    /// <summary>The share of deliveries whose success is forgotten, so that they come once more: 0 to 1.</summary>
    public double Duplicate { get; init; }

    /// <summary>The least a delivery is held back.</summary>
    public TimeSpan MinDelay { get; init; }

    /// <summary>The most a delivery is held back.</summary>
    public TimeSpan MaxDelay { get; init; }

    /// <summary>The share of attempts that fail, half of them after the function has done its work: 0 to 1.</summary>
    public double Throw { get; init; }

    /// <summary>The same seed makes the same decisions in the same order, function by function.</summary>
    public int Seed { get; init; }

    /// <summary>Reads the option.</summary>
    /// <returns>Null when there is to be no chaos, which is the default.</returns>
    /// <exception cref="StartupException">It cannot be read.</exception>
    public static ChaosSpec? Read(string? text)
    {
        if (text is null or "" or "off") return null;
        var spec = new ChaosSpec { Seed = RandomNumberGenerator.GetInt32(int.MaxValue) };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (part[..at].Trim(), part[(at + 1)..].Trim()) : (part, "");
            if (!seen.Add(name)) throw Wrong(text, $"'{name}' is there twice");
            spec = name switch
            {
                "duplicate" => spec with { Duplicate = Share(text, part, value) },
                "throw" => spec with { Throw = Share(text, part, value) },
                "delay" => spec.WithDelay(text, part, value),
                "seed" => spec with { Seed = Number(text, part, value) },
                _ => throw Wrong(text, $"'{part}' is none of duplicate=, delay=, throw=, seed="),
            };
        }

        return spec.Duplicate > 0 || spec.Throw > 0 || spec.MaxDelay > TimeSpan.Zero ? spec : throw Wrong(text, "it asks for nothing");
    }

    /// <summary>As it would be typed to get the same again.</summary>
    public override string ToString()
    {
        List<string> parts = [];
        if (Duplicate > 0) parts.Add($"duplicate={Percent(Duplicate)}");
        if (MaxDelay > TimeSpan.Zero) parts.Add(MinDelay == MaxDelay ? $"delay={Time(MaxDelay)}" : $"delay={Time(MinDelay)}..{Time(MaxDelay)}");
        if (Throw > 0) parts.Add($"throw={Percent(Throw)}");
        parts.Add(string.Create(CultureInfo.InvariantCulture, $"seed={Seed}"));
        return string.Join(',', parts);
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100, 6)}%");

    private static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(time.TotalMilliseconds)}ms");

    private ChaosSpec WithDelay(string text, string part, string value)
    {
        var dots = value.IndexOf("..", StringComparison.Ordinal);
        var (least, most) = dots < 0 ? (value, value) : (value[..dots], value[(dots + 2)..]);
        var (from, to) = (Duration(text, part, least), Duration(text, part, most));
        return from <= to ? this with { MinDelay = from, MaxDelay = to } : throw Wrong(text, $"'{part}' ends before it begins");
    }

    private static TimeSpan Duration(string text, string part, string value)
    {
        var (digits, unit) = value.EndsWith("ms", StringComparison.Ordinal) ? (value[..^2], 1) : value.EndsWith('s') ? (value[..^1], 1000) : ("", 0);
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number * unit <= LongestDelay.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(number * unit)
            : throw Wrong(text, $"'{part}' is no time from 0ms to 900s");
    }

    private static double Share(string text, string part, string value) =>
        value.EndsWith('%') && double.TryParse(value[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? percent / 100
            : throw Wrong(text, $"'{part}' is no share from 0% to 100%");

    private static int Number(string text, string part, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(text, $"'{part}' is no whole number from 0 to {int.MaxValue}");

    private static StartupException Wrong(string text, string reason) => new(
        $"The value '{text}' of --{Option} cannot be used: {reason}. Allowed are duplicate=<percent>, delay=<time> or <least>..<most>, throw=<percent> and seed=<number>, with commas between them, or off. Example: {Example}");
}
