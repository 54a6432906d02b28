using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Tests.Hosts;

/// <summary>An app on the local host, on free ports, under a clock that the test moves; it can be stopped and started again over the same folder.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly HttpClient _client = new();
    private readonly WarningRecorder _warnings = new();
    private FunctionApp? _app;

    private RunningApp(IReadOnlyList<FunctionDescriptor> functions) => Functions = functions;

    /// <summary>The functions of the next start.</summary>
    public IReadOnlyList<FunctionDescriptor> Functions { get; set; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("multicloud-tests-").FullName;

    public TestClock Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 30, TimeSpan.Zero));

    /// <summary>What the next start is told besides its ports.</summary>
    public IReadOnlyList<string> Arguments { get; set; } = [];

    public IReadOnlyCollection<string> Warnings => _warnings.Lines;

    public string Store => Path.Combine(Folder, ".multicloud", "dev");

    public string RunFile => Path.Combine(Folder, ".multicloud", "run.json");

    public Uri Url { get; private set; } = null!;

    public Uri AdminUrl { get; private set; } = null!;

    public string Token { get; private set; } = "";

    public IServiceProvider Services => _app!.Services;

    public static async Task<RunningApp> StartAsync(params FunctionDescriptor[] functions)
    {
        var app = new RunningApp(functions);
        await app.StartAsync();
        return app;
    }

    public async Task StartAsync()
    {
        Time.ForgetArmed();
        var builder = new FunctionAppBuilder(["--port", "0", "--admin-port", "0", .. Arguments], () => new TestTable(Folder, Functions), Folder);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerProvider>(_warnings);
        _app = builder.Build();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(RunFile));
        (Url, AdminUrl, Token) = (Address("url"), Address("adminUrl"), run.RootElement.GetProperty("token").GetString()!);

        Uri Address(string name) => new(run.RootElement.GetProperty(name).GetString()!);
    }

    public async Task StopAsync(CancellationToken drain = default)
    {
        if (_app is null) return;
        await _app.StopAsync(drain);
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>Waits for a log line of a warning or an error.</summary>
    public Task<string> WarningAsync(string beginning) => _warnings.WaitAsync(beginning);

    /// <summary>Opens the store while the app is stopped.</summary>
    public Task<LocalStore> OpenStoreAsync() => LocalStore.OpenAsync(new StoreOptions { Path = Store, Time = Time });

    /// <summary>Ends the app as a test's <c>using</c> does that never stopped it.</summary>
    public async Task DisposeWithoutStopAsync()
    {
        await _app!.DisposeAsync();
        _app = null;
    }

    public async Task<JsonElement> AdminAsync(HttpMethod method, string path, string? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return answer.Content.Headers.ContentLength > 0 ? await answer.Content.ReadFromJsonAsync<JsonElement>() : default;
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(AdminUrl, path)) { Content = body is null ? null : new StringContent(body) };
        request.Headers.Add("x-multicloud-token", Token);
        return await _client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        // A test that failed may have left a function waiting for what never comes.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await StopAsync(patience.Token);
        _client.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
