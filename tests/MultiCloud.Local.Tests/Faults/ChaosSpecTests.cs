using MultiCloud.Hosting;
using MultiCloud.Local.Faults;

namespace MultiCloud.Local.Tests.Faults;

public sealed class ChaosSpecTests
{
    [Theory]
    [InlineData("duplicate=5%,delay=200ms..2s,throw=1%,seed=42", "duplicate=5%,delay=200ms..2000ms,throw=1%,seed=42")]
    [InlineData(" throw = 0.5% , seed = 7 ", "throw=0.5%,seed=7")]
    [InlineData("delay=1.5s,seed=0", "delay=1500ms,seed=0")]
    [InlineData("duplicate=100%,throw=0%,seed=1", "duplicate=100%,seed=1")]
    public void Read_Spec_IsWrittenAsItWouldBeTypedAgain(string text, string expected)
    {
        var spec = ChaosSpec.Read(text)!;

        Assert.Equal(expected, spec.ToString());
        Assert.Equal(spec, ChaosSpec.Read(spec.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("off")]
    public void Read_NotAskedFor_IsNoChaos(string? text) => Assert.Null(ChaosSpec.Read(text));

    [Fact]
    public void Read_WithoutASeed_TakesOneAndTellsIt()
    {
        var seeds = Enumerable.Range(0, 8).Select(_ => ChaosSpec.Read("throw=1%")!.Seed).ToHashSet();

        Assert.True(seeds.Count > 1);
        Assert.Contains($"seed={ChaosSpec.Read("throw=1%,seed=9")!.Seed}", ChaosSpec.Read("throw=1%,seed=9")!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", "'true' is none of duplicate=, delay=, throw=, seed=")]
    [InlineData("drop=5%", "'drop=5%' is none of")]
    [InlineData("duplicate=5", "'duplicate=5' is no share from 0% to 100%")]
    [InlineData("duplicate=101%", "'duplicate=101%' is no share")]
    [InlineData("throw=-1%", "'throw=-1%' is no share")]
    [InlineData("throw=NaN%", "'throw=NaN%' is no share")]
    [InlineData("throw=1%,throw=2%", "'throw' is there twice")]
    [InlineData("delay=5", "'delay=5' is no time from 0ms to 900s")]
    [InlineData("delay=901s", "'delay=901s' is no time")]
    [InlineData("delay=2s..1s", "'delay=2s..1s' ends before it begins")]
    [InlineData("delay=1s..", "'delay=1s..' is no time")]
    [InlineData("seed=x,throw=1%", "'seed=x' is no whole number")]
    [InlineData("seed=42", "it asks for nothing")]
    [InlineData("throw=1%,", "'' is none of")]
    public void Read_Wrong_SaysWhatWasFoundWhatIsAllowedAndAnExample(string text, string reason)
    {
        var message = Assert.Throws<StartupException>(() => ChaosSpec.Read(text)).Message;

        Assert.StartsWith($"The value '{text}' of --chaos cannot be used: {reason}", message, StringComparison.Ordinal);
        Assert.EndsWith($"Example: {ChaosSpec.Example}", message, StringComparison.Ordinal);
        Assert.NotNull(ChaosSpec.Read(ChaosSpec.Example[(ChaosSpec.Example.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
    }
}
