using System.Net.Http.Json;

namespace MultiCloud.Telemetry.Tests;

/// <summary>The app in a process of its own, with the variables a test gives it.</summary>
internal sealed class WordsApp : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("multicloud-telemetry-");
    private readonly HttpClient _http = new();
    private ChildProcess _process = null!;

    public string Output => _process.Output;

    public int ProcessId => _process.Id;

    public static async Task<WordsApp> StartAsync(IEnumerable<string> arguments, params (string, string?)[] environment)
    {
        const string Project = "tests/MultiCloud.Telemetry.App";
        var app = new WordsApp();
        var program = Repository.Path(Path.Combine(Project, "bin", Repository.Configuration, "net10.0", "MultiCloud.Telemetry.App"));
        app._process = ChildProcess.Start(program, ["--port", "0", "--admin-port", "0", "--store", app._folder.FullName, .. arguments], app._folder.FullName, environment);
        var line = await app._process.WaitForLineAsync("  functions  http://");
        app._http.BaseAddress = new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..].Trim());
        return app;
    }

    /// <summary>Says a word and waits until it has gone all the way.</summary>
    public async Task SayAsync(string word = "hello", string? traceParent = null, string until = "words-index succeeded")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/words") { Content = JsonContent.Create(new { text = word }) };
        if (traceParent is not null) request.Headers.Add("traceparent", traceParent);
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        await _process.WaitForLineAsync(until);
    }

    /// <summary>Stops the app as a platform would.</summary>
    public async Task<int> StopAsync()
    {
        _process.Terminate();
        return await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
