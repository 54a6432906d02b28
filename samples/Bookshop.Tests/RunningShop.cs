using System.Reflection;
using System.Text.Json;
using MultiCloud.TestSupport;

namespace Bookshop.Tests;

/// <summary>The real app in a process of its own, on free ports, with an empty store in a temporary folder.</summary>
public sealed class RunningShop : IAsyncLifetime
{
    /// <summary>What the README and the .http file say.</summary>
    public const string SupplierKey = "only-the-supplier";

    private readonly string _folder = Directory.CreateTempSubdirectory("bookshop-").FullName;
    private ChildProcess _app = null!;

    /// <summary>A folder laid out like this repository, as far as the README's commands see it.</summary>
    public string Repository => _folder;

    public Uri Url { get; private set; } = null!;

    public Uri AdminUrl { get; private set; } = null!;

    /// <summary>Calls the shop.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Calls the admin API.</summary>
    public HttpClient Admin { get; private set; } = null!;

    public string Output => _app.Output;

    public static string Metadata(string key) => typeof(RunningShop).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;

    public async ValueTask InitializeAsync()
    {
        var store = Path.Combine(_folder, "samples", "Bookshop", ".multicloud");
        _app = ChildProcess.Start("dotnet", [Metadata("Bookshop"), "--port", "0", "--admin-port", "0", "--store", store], _folder, ("Secrets__supplier_key", SupplierKey));
        var run = await _app.WaitForAsync(() => ReadRunFile(Path.Combine(store, "run.json")));
        (Url, AdminUrl) = (run.Url, run.AdminUrl);
        Http = new HttpClient { BaseAddress = Url };
        Admin = new HttpClient { BaseAddress = AdminUrl };
        Admin.DefaultRequestHeaders.Add("x-multicloud-token", run.Token);
    }

    /// <summary>Repeats a look until it shows what is expected: the flow behind an answer takes a moment.</summary>
    public static async Task<T> EventuallyAsync<T>(Func<Task<T>> look, Func<T, bool> expected)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (expected(seen) || TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(30))
                return seen;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        Admin?.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static RunFile? ReadRunFile(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<RunFile>(File.ReadAllText(path), JsonSerializerOptions.Web) : null;

    private sealed record RunFile(Uri Url, Uri AdminUrl, string Token);
}
