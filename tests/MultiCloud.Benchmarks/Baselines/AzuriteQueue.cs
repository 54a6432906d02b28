using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace MultiCloud.Benchmarks.Baselines;

/// <summary>A peer: the storage emulator developers run beside their functions today, over its own protocol on loopback. Needs npx.</summary>
internal sealed class AzuriteQueue : QueueSubject
{
    private const string Version = "3.35.0";
    private const string Account = "benchmark";

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(64);
    private readonly ChildProcess _server;
    private readonly HttpClient _client;
    private readonly ConcurrentDictionary<long, (string Id, string Receipt)> _leased = [];
    private long _lastId;

    public AzuriteQueue(string directory)
    {
        var port = Candidate.FreePort().ToString(CultureInfo.InvariantCulture);
        _server = ChildProcess.Start(
            "npx",
            ["--yes", "--package", $"azurite@{Version}", "azurite-queue", "--location", directory, "--queuePort", port, "--silent", "--skipApiVersionCheck", "--disableTelemetry"],
            environment: new Dictionary<string, string> { ["AZURITE_ACCOUNTS"] = $"{Account}:{Convert.ToBase64String(_key)}" }).DiscardOutput();
        _client = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}/{Account}/") };
        CreateAsync().GetAwaiter().GetResult();
    }

    public override Task EnqueueAsync(byte[] message) =>
        SendAsync(HttpMethod.Post, "orders/messages", $"<QueueMessage><MessageText>{Convert.ToBase64String(message)}</MessageText></QueueMessage>");

    public override async Task<IReadOnlyList<long>> ReceiveAsync(int max)
    {
        var answer = await SendAsync(HttpMethod.Get, $"orders/messages?numofmessages={max}&visibilitytimeout=600");
        var ids = new List<long>();
        foreach (var message in XDocument.Parse(answer).Descendants("QueueMessage"))
        {
            var id = Interlocked.Increment(ref _lastId);
            _leased[id] = (message.Element("MessageId")!.Value, message.Element("PopReceipt")!.Value);
            ids.Add(id);
        }

        return ids;
    }

    public override Task AcknowledgeAsync(long id)
    {
        _leased.TryRemove(id, out var message);
        return SendAsync(HttpMethod.Delete, $"orders/messages/{message.Id}?popreceipt={Uri.EscapeDataString(message.Receipt)}");
    }

    public override ValueTask DisposeAsync()
    {
        _client.Dispose();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task CreateAsync()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await SendAsync(HttpMethod.Put, "orders");
                return;
            }
            catch (HttpRequestException) when (attempt < 600)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task<string> SendAsync(HttpMethod method, string target, string? body = null)
    {
        using var request = new HttpRequestMessage(method, target);
        var date = DateTime.UtcNow.ToString("R", CultureInfo.InvariantCulture);
        request.Headers.Add("x-ms-date", date);
        request.Headers.Add("x-ms-version", "2021-12-02");
        var type = "";
        if (body is not null)
        {
            type = "application/xml";
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new(type) } };
        }

        // Shared Key Lite (https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key).
        var path = target.Split('?')[0];
        var text = $"{method}\n\n{type}\n\nx-ms-date:{date}\nx-ms-version:2021-12-02\n/{Account}/{Account}/{path}";
        request.Headers.Authorization = new AuthenticationHeaderValue("SharedKeyLite", $"{Account}:{Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)))}");
        using var response = await _client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }
}
