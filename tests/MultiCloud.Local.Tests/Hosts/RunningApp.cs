using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Tests.Hosts;

/// <summary>An app on the local host, on free ports, under a clock that the test moves; it can be stopped and started again over the same folder.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly IReadOnlyList<FunctionDescriptor> _functions;
    private readonly HttpClient _client = new();
    private FunctionApp? _app;

    private RunningApp(IReadOnlyList<FunctionDescriptor> functions) => _functions = functions;

    public string Folder { get; } = Directory.CreateTempSubdirectory("multicloud-tests-").FullName;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 30, TimeSpan.Zero));

    public ConcurrentQueue<string> Warnings { get; } = [];

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
        var builder = new FunctionAppBuilder(["--port", "0", "--admin-port", "0"], () => new TestTable(Folder, _functions), Folder);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ILoggerProvider>(new Recorder(Warnings));
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
        await StopAsync();
        _client.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class Recorder(ConcurrentQueue<string> warnings) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) warnings.Enqueue($"{eventId.Name}: {formatter(state, exception)}");
        }

        public void Dispose()
        {
        }
    }
}
