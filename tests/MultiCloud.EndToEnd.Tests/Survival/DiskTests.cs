using System.Net.Http.Json;
using System.Text.Json;
using MultiCloud.Conformance;

namespace MultiCloud.EndToEnd.Tests.Survival;

/// <summary>Disks that are full or may not be written to.</summary>
public sealed class DiskTests
{
    [Fact]
    public async Task Start_DiskFull_IsOneMessageAndNothingIsLost()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 4);
        using var elsewhere = new TemporaryFolder();
        var load = new LoadedApp(Path.Combine(disk.Path, "store"), elsewhere.Path);
        await using (var before = await load.StartAsync())
        {
            Assert.Null((await load.SendAsync(before, new SendCommand("jobs", [new Job("kept")], DelaySeconds: 2))).Error);
            await before.Process.KillAsync();
        }

        disk.Fill();
        await AssertRefusesToStartAsync(disk, elsewhere, "full|No space");
        disk.Free();

        await using var after = await load.StartAsync();
        await LoadedApp.DrainAsync(after);
        Assert.Single(LedgerFolder.Read(elsewhere.Path), entry => entry.Key == "kept" && entry.Step == "ran");
    }

    [Fact]
    public async Task Start_DiskFullAndNoStoreYet_IsOneMessage()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 1);
        using var elsewhere = new TemporaryFolder();
        disk.Fill();

        await AssertRefusesToStartAsync(disk, elsewhere, "full|No space");
    }

    [Fact]
    public async Task Start_DiskReadOnly_IsOneMessageAndNothingIsLost()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 4);
        using var elsewhere = new TemporaryFolder();
        var load = new LoadedApp(Path.Combine(disk.Path, "store"), elsewhere.Path);
        await using (var before = await load.StartAsync())
        {
            await load.SendAsync(before, new SendCommand("jobs", [new Job("kept")], DelaySeconds: 2));
            await before.Process.KillAsync();
        }

        await disk.SetReadOnlyAsync(true);
        await AssertRefusesToStartAsync(disk, elsewhere, "Read-only");
        await disk.SetReadOnlyAsync(false);

        await using var after = await load.StartAsync();
        await LoadedApp.DrainAsync(after);
        Assert.Single(LedgerFolder.Read(elsewhere.Path), entry => entry.Key == "kept" && entry.Step == "ran");
    }

    [Fact]
    public async Task Start_FolderReadOnlyAndNoStoreYet_IsOneMessage()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 1);
        using var elsewhere = new TemporaryFolder();
        await disk.SetReadOnlyAsync(true);

        await AssertRefusesToStartAsync(disk, elsewhere, "Read-only");
    }

    [Fact]
    public async Task Write_DiskFullWhileRunning_IsRefusedClearlyAndWorksAgainWithSpace()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 6);
        using var elsewhere = new TemporaryFolder();
        var load = new LoadedApp(Path.Combine(disk.Path, "store"), elsewhere.Path);
        await using (var app = await load.StartAsync())
        {
            Assert.Null((await BucketAsync(app, new BucketCommand("put", "store/before", new byte[100_000]))).Error);
            disk.Fill();
            var refusal = await SendUntilRefusedAsync(load, app);
            Assert.Contains("full", refusal, StringComparison.OrdinalIgnoreCase);
            var put = await BucketAsync(app, new BucketCommand("put", "store/during", new byte[100_000]));
            Assert.Equal("BindingUnavailableException", put.Error);
            Assert.False((await BucketAsync(app, new BucketCommand("get", "store/during"))).Found);
            Assert.Equal(100_000, (await BucketAsync(app, new BucketCommand("get", "store/before"))).Size);

            disk.Free();
            await LoadedApp.DrainAsync(app);
            Assert.Null((await load.SendAsync(app, new SendCommand("jobs", [new Job("after")]))).Error);
            Assert.Null((await BucketAsync(app, new BucketCommand("put", "store/during", new byte[100_000]))).Error);
            await LoadedApp.DrainAsync(app);
            Assert.DoesNotContain("   at ", app.Process.Output, StringComparison.Ordinal);
            await app.Process.KillAsync();
        }

        await using var next = await load.StartAsync();
        await LoadedApp.DrainAsync(next);
        Assert.Equal(100_000, (await BucketAsync(next, new BucketCommand("get", "store/during"))).Size);
        Assert.DoesNotContain(Directory.EnumerateFiles(disk.Path, "*.part", SearchOption.AllDirectories), _ => true);
        var handled = LedgerFolder.Read(elsewhere.Path).Where(entry => entry.Step == "outer-after").Select(entry => entry.TriggerId).ToHashSet(StringComparer.Ordinal);
        Assert.All(load.Accepted.Keys, id => Assert.Contains(id, handled));
    }

    /// <summary>Sends until the disk takes no more.</summary>
    /// <returns>What the binding said then.</returns>
    private static async Task<string> SendUntilRefusedAsync(LoadedApp load, RunningApp app)
    {
        for (var number = 0; number < 1000; number++)
        {
            var answer = await load.SendAsync(app, new SendCommand("jobs", [new Job($"filling-{number}", Text: new string('x', 40_000))]));
            if (answer.Error is null)
                continue;

            Assert.Equal("BindingUnavailableException", answer.Error);
            return answer.Message!;
        }

        throw new InvalidOperationException("A thousand messages of 40 KB fitted on a disk that is full.");
    }

    private static async Task<BucketAnswer> BucketAsync(RunningApp app, BucketCommand command)
    {
        using var answer = await app.Http.PostAsJsonAsync(new Uri("/bucket", UriKind.Relative), command, JsonSerializerOptions.Web, TestContext.Current.CancellationToken);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<BucketAnswer>(JsonSerializerOptions.Web, TestContext.Current.CancellationToken))!;
    }

    private static async Task AssertRefusesToStartAsync(SmallDisk disk, TemporaryFolder ledger, string reason)
    {
        await using var app = RunningApp.Launch(
            RunningApp.Conformance, ["--port", "0", "--admin-port", "0", "--store", Path.Combine(disk.Path, "store")], folder: null, ("CONFORMANCE_LEDGER", ledger.Path));

        Assert.Equal(1, await app.WaitForExitAsync());

        Assert.Matches(reason, app.Output);
        Assert.Contains("--store", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("in use", app.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", app.Output, StringComparison.Ordinal);
    }
}
