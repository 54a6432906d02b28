namespace MultiCloud.EndToEnd.Tests;

/// <summary>An app of this repository as a program, on free ports.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    public const string Hello = "samples/Hello";
    public const string Shop = "tests/MultiCloud.EndToEnd.App";

    /// <summary>Has a function of every kind; needs <c>CONFORMANCE_LEDGER</c>.</summary>
    public const string Conformance = "tests/MultiCloud.Conformance.App";

    private RunningApp(ChildProcess process) => Process = process;

    public ChildProcess Process { get; }

    public HttpClient Http { get; } = new();

    public HttpClient Admin { get; } = new();

    /// <summary>Starts the program without waiting for what it says.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="folder">The working folder; null for the project's.</param>
    /// <param name="environment">Environment variables.</param>
    public static ChildProcess Launch(string project, IEnumerable<string> arguments, string? folder = null, params (string, string?)[] environment)
    {
        var program = Repository.Path(Path.Combine(project, "bin", Repository.Configuration, "net10.0", Path.GetFileName(project)));
        return ChildProcess.Start(program, arguments, folder ?? Repository.Path(project), environment);
    }

    /// <summary>Starts the program on free ports and waits until it answers.</summary>
    public static Task<RunningApp> StartAsync(string project, IEnumerable<string> arguments, string? folder = null, params (string, string?)[] environment) =>
        ConnectAsync(Launch(project, ["--port", "0", "--admin-port", "0", .. arguments], folder, environment));

    public static async Task<RunningApp> ConnectAsync(ChildProcess process)
    {
        var app = new RunningApp(process);
        app.Http.BaseAddress = Address(await process.WaitForLineAsync("  functions  http://"));
        var admin = await process.WaitForLineAsync("  admin      http://");
        app.Admin.BaseAddress = Address(admin);
        app.Admin.DefaultRequestHeaders.Add("x-multicloud-token", admin[(admin.IndexOf("token: ", StringComparison.Ordinal) + 7)..].TrimEnd(')'));
        return app;
    }

    public Task<string> GetAsync(string path) => Http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task SendAsync(string queue, string json, int delaySeconds = 0)
    {
        using var content = new StringContent(json);
        using var answer = await Admin.PostAsync(new Uri($"/api/queues/{queue}/messages?delaySeconds={delaySeconds}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ctrl-C, and its exit code.</summary>
    public Task<int> StopAsync()
    {
        Process.Interrupt();
        return Process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Admin.Dispose();
        await Process.DisposeAsync();
    }

    private static Uri Address(string line) => new(line[line.IndexOf("http://", StringComparison.Ordinal)..].Split(' ')[0]);
}
