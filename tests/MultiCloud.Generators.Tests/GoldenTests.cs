using MultiCloud.Generators.Tests.Driver;

namespace MultiCloud.Generators.Tests;

/// <summary>Every <c>Golden/*.cs</c> is an app. What is generated for it is kept beside it; <c>MULTICLOUD_UPDATE=1</c> writes it anew.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Apps { get; } = [.. Directory.GetFiles(Places.Golden, "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)!).Order()];

    [Theory]
    [MemberData(nameof(Apps))]
    public void Generate_App_GivesTheGoldenText(string name)
    {
        var text = Load(name).Generate().Text();
        var golden = Path.Combine(Places.Golden, name + ".generated.txt");
        if (Environment.GetEnvironmentVariable("MULTICLOUD_UPDATE") == "1")
        {
            File.WriteAllText(golden, text);
        }

        Assert.Equal(File.ReadAllText(golden), text, ignoreLineEndingDifferences: true);
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void Compile_App_GivesNoWarning(string name) => Assert.Empty(Load(name).Generate().Complaints);

    [Theory]
    [MemberData(nameof(Apps))]
    public void Compile_AppOfTheWebSdk_GivesNoWarning(string name) => Assert.Empty((Load(name) with { Web = true }).Generate().Complaints);

    private static TestApp Load(string name)
    {
        var manifest = Path.Combine(Places.Golden, name + ".json");
        return new()
        {
            Source = File.ReadAllText(Path.Combine(Places.Golden, name + ".cs")),
            Manifest = File.Exists(manifest) ? File.ReadAllText(manifest) : null,
        };
    }
}
