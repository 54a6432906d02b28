using System.Text.Json;

namespace MultiCloud.Local.Tests.Hosts;

/// <summary>Reads the admin API's live events.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpClient _client;
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private EventReader(HttpClient client, HttpResponseMessage answer, Stream body)
    {
        (_client, _answer) = (client, answer);
        _lines = new StreamReader(body);
    }

    public HttpResponseMessage Answer => _answer;

    public static async Task<EventReader> OpenAsync(RunningApp app, string? lastSeen = null)
    {
        var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.AdminUrl, "/api/events"));
        request.Headers.Add("x-multicloud-token", app.Token);
        if (lastSeen is not null) request.Headers.Add("Last-Event-ID", lastSeen);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).InTimeAsync();
        return new EventReader(client, answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event; null at the end.</summary>
    public async Task<(string? Id, string Kind, JsonElement Data)?> NextAsync()
    {
        string? id = null;
        var kind = "";
        while (await LineAsync() is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line[7..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) return (id, kind, JsonElement.Parse(line[6..]));
        }

        return null;
    }

    /// <summary>The next event of a kind.</summary>
    public async Task<(string? Id, JsonElement Data)> NextAsync(string kind)
    {
        while (true)
        {
            var next = await NextAsync() ?? throw new InvalidOperationException($"The events ended without '{kind}'.");
            if (next.Kind == kind) return (next.Id, next.Data);
        }
    }

    public Task<string?> LineAsync() => _lines.ReadLineAsync().InTimeAsync();

    public void Dispose()
    {
        _lines.Dispose();
        _answer.Dispose();
        _client.Dispose();
    }
}
