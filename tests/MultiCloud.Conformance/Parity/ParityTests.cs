using System.Reflection;

namespace MultiCloud.Conformance;

/// <summary>Runs after all cases: collections without parallelism come last.</summary>
[CollectionDefinition(nameof(AfterAllCases), DisableParallelization = true)]
public sealed class AfterAllCases;

[Collection(nameof(AfterAllCases))]
public sealed class ParityTests
{
    private static readonly IReadOnlyList<ITargetDriver> Targets =
        [.. CaseCatalogue.Targets.Select(target => ((TargetFixture)Activator.CreateInstance(target.Key)!).Driver).OrderBy(driver => driver.Name, StringComparer.Ordinal)];

    [Fact]
    public void ParityDocument_AfterARun_IsWhatTheResultsSay()
    {
        var missing = Targets.SelectMany(target => CaseCatalogue.Cases.Where(one => Outcomes.Find(target, one.Id) is null)).ToArray();
        Assert.SkipWhen(missing.Length > 0, $"{missing.Length} cases did not run, so there is nothing to compare.");
        Assert.DoesNotContain(Targets.SelectMany(target => CaseCatalogue.Cases.Select(one => (target.Name, one.Id, Outcomes.Find(target, one.Id)))), row => row.Item3 is { Passed: false, Lacks: null });

        var path = typeof(ParityTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ParityDocument").Value!;
        var expected = ParityDocument.Write(CaseCatalogue.Cases, Targets, (target, id) => Outcomes.Find(target, id)!);
        if (Environment.GetEnvironmentVariable("MULTICLOUD_UPDATE") == "1")
            File.WriteAllText(path, expected);

        Assert.True(File.Exists(path), $"{path} does not exist; MULTICLOUD_UPDATE=1 dotnet test --project tests/MultiCloud.Conformance writes it.");
        Assert.Equal(expected, File.ReadAllText(path), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Catalogue_Cases_HaveUniqueIdsInKnownSections()
    {
        Assert.Equal(CaseCatalogue.Cases.Count, CaseCatalogue.Cases.Select(one => one.Id).Distinct().Count());
        Assert.All(CaseCatalogue.Cases, one => Assert.Matches("^[a-z]+(\\.[a-z0-9-]+)+$", one.Id));
        Assert.All(CaseCatalogue.Cases, one => Assert.True(ParityDocument.HasSection(one.Id), one.Id));
        Assert.True(CaseCatalogue.Cases.Count >= 40);
    }

    [Fact]
    public void Catalogue_EveryTarget_RunsEverySuite() =>
        Assert.All(CaseCatalogue.Targets, target => Assert.Equal(CaseCatalogue.Suites, target.Select(type => type.BaseType!).OrderBy(type => type.Name, StringComparer.Ordinal)));
}
