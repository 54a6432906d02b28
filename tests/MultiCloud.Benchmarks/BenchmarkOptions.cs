using System.Globalization;

namespace MultiCloud.Benchmarks;

/// <summary>How often each candidate runs.</summary>
internal sealed record BenchmarkOptions(int Rounds)
{
    public static BenchmarkOptions Parse(string[] args) =>
        args is ["--rounds", var rounds] ? new(int.Parse(rounds, CultureInfo.InvariantCulture)) : new(5);
}
