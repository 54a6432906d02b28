namespace Bookshop.Tests;

/// <summary>What the admin API's page shows is what happens.</summary>
public sealed class AdminApiPageTests(RunningShop shop) : IClassFixture<RunningShop>
{
    [Fact]
    public async Task Tour_EveryStep_ShowsWhatThePageShows()
    {
        await Tour.SkipUnlessItCanRunAsync();
        var page = Path.Combine(Path.GetDirectoryName(RunningShop.Metadata("Readme"))!, "docs", "reference", "admin-api.md");

        await Tour.TakeAsync(shop, (await File.ReadAllTextAsync(page)).ReplaceLineEndings("\n"), atLeast: 17);
    }
}
