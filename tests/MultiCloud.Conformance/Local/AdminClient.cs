using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace MultiCloud.Conformance.Local;

/// <summary>The local runtime's admin API.</summary>
internal sealed class AdminClient : IDisposable
{
    private readonly HttpClient _http;

    public AdminClient(Uri address, string token, TimeSpan limit)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = limit };
        _http.DefaultRequestHeaders.Add("x-multicloud-token", token);
    }

    public async Task<string> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content);
        return await ReadAsync(answer);
    }

    public async Task PutAsync(string path, ReadOnlyMemory<byte> body)
    {
        using var content = new ReadOnlyMemoryContent(body);
        using var answer = await _http.PutAsync(new Uri(path, UriKind.Relative), content);
        await ReadAsync(answer);
    }

    public async Task DeleteAsync(string path)
    {
        using var answer = await _http.DeleteAsync(new Uri(path, UriKind.Relative));
        await ReadAsync(answer);
    }

    /// <summary>Runs a timer or direct function and waits for it.</summary>
    public async Task<CallOutcome> FireAsync(string function, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri($"api/functions/{function}/fire", UriKind.Relative), content);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return new CallOutcome(false, null, "NotFound", await answer.Content.ReadAsStringAsync());

        using var json = JsonDocument.Parse(await ReadAsync(answer));
        var root = json.RootElement;
        return root.GetProperty("ok").GetBoolean()
            ? new CallOutcome(true, root.TryGetProperty("result", out var result) ? result.GetRawText() : null, null, null)
            : new CallOutcome(false, null, root.GetProperty("error").GetProperty("type").GetString(), root.GetProperty("error").GetProperty("message").GetString());
    }

    public async Task<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(string queue)
    {
        List<DeadLetter> letters = [];
        DeadLetterPage? page = null;
        do
        {
            var rest = page is null ? "" : $"&next={page.Next}";
            page = (await _http.GetFromJsonAsync<DeadLetterPage>(new Uri($"api/dead-letters?queue={queue}{rest}", UriKind.Relative)))!;
            letters.AddRange(page.DeadLetters);
        }
        while (page.Next is not null);

        return letters;
    }

    public void Dispose() => _http.Dispose();

    private static async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} answered {(int)answer.StatusCode}: {text}");
        return text;
    }

    private sealed record DeadLetterPage(DeadLetter[] DeadLetters, string? Next);
}
