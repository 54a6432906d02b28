using System.Globalization;
using System.Net;
using System.Reflection;
using MultiCloud.TestSupport;

namespace MultiCloud.Conformance.Local;

/// <summary>One run of the conformance app on the local runtime, with a store of its own.</summary>
internal sealed class LocalTarget(string folder, Patience patience) : ITarget
{
    private static readonly string AppPath = typeof(LocalTarget).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ConformanceApp").Value!;

    private ChildProcess? _app;
    private AdminClient? _admin;

    public string Stage => "dev";

    public HttpClient Http { get; private set; } = null!;

    public LedgerReader Ledger { get; } = new(Path.Combine(folder, "ledger"), patience);

    private AdminClient Admin => _admin ?? throw new InvalidOperationException("The app is not running.");

    private string Store => Path.Combine(folder, "store");

    public async Task StartAgainAsync(DateTimeOffset? clock = null)
    {
        _app = Launch(("CONFORMANCE_CLOCK", clock?.ToString("O", CultureInfo.InvariantCulture)));
        var addresses = await _app.WaitForAsync(() => LocalAddresses.Find(Store, _app.Id));
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = addresses.Url,
            Timeout = patience.MustHappen,
        };
        _admin = new AdminClient(addresses.AdminUrl, addresses.Token, patience.MustHappen);
    }

    public async Task<string> StartFailingAsync(string reason)
    {
        _app = Launch(("CONFORMANCE_START_FAILURE", reason));
        var exitCode = await _app.WaitForExitAsync();
        return exitCode == 1 ? _app.Output : throw new InvalidOperationException($"The app ended with exit code {exitCode}, not 1. Its output:\n{_app.Output}");
    }

    public Task SendToQueueAsync(string queue, string text) => Admin.PostAsync($"api/queues/{queue}/messages", text);

    public Task PublishAsync(string topic, string text) => Admin.PostAsync($"api/topics/{topic}/events", text);

    public Task PutObjectAsync(string bucket, string key, ReadOnlyMemory<byte> content) => Admin.PutAsync($"api/buckets/{bucket}/objects/{key}", content);

    public Task DeleteObjectAsync(string bucket, string key) => Admin.DeleteAsync($"api/buckets/{bucket}/objects/{key}");

    public Task<CallOutcome> FireTimerAsync(string function, DateTimeOffset scheduledTime) =>
        Admin.FireAsync(function, $$"""{"scheduledTime":"{{scheduledTime:O}}"}""");

    public Task<CallOutcome> InvokeAsync(string function, string inputJson) => Admin.FireAsync(function, inputJson);

    public Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(string queue) => Admin.GetDeadLettersAsync(queue);

    public Task RedriveAsync(DeadLetter letter) => Admin.PostAsync($"api/dead-letters/{Uri.EscapeDataString(letter.Id)}/redrive", "");

    public Task<string> GetLogAsync() => Task.FromResult(_app!.Output);

    public async Task StopAsync()
    {
        _app!.Terminate();
        var exitCode = await _app.WaitForExitAsync();
        if (exitCode != 0)
            throw new InvalidOperationException($"The app stopped with exit code {exitCode}. Its output:\n{_app.Output}");
        await EndAsync();
    }

    public async Task KillAsync()
    {
        await _app!.KillAsync();
        await EndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(folder, recursive: true);
    }

    private ChildProcess Launch((string Name, string? Value) variable) => ChildProcess.Start(
        "dotnet",
        [AppPath, "--port", "0", "--admin-port", "0", "--store", Store],
        Path.GetTempPath(),
        variable,
        ("CONFORMANCE_LEDGER", Path.Combine(folder, "ledger")),
        ($"Secrets__{GivenSecrets.Plain.Name}", GivenSecrets.Plain.Value),
        ($"Secrets__{GivenSecrets.Odd.Name.Replace('-', '_')}", GivenSecrets.Odd.Value),
        // As in a cloud: in Development a developer's machine tells callers more about errors.
        ("DOTNET_ENVIRONMENT", "Production"));

    private async Task EndAsync()
    {
        Http?.Dispose();
        _admin?.Dispose();
        if (_app is not null)
            await _app.DisposeAsync();
        _app = null;
    }
}
