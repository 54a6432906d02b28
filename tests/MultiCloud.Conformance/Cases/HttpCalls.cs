using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace MultiCloud.Conformance;

/// <summary>Short forms of the requests that cases make.</summary>
internal static class HttpCalls
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The text of a 200, or an error that shows what came instead.</summary>
    public static async Task<string> TextAsync(this HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return await answer.OkTextAsync();
    }

    public static async Task<T> JsonAsync<T>(this HttpClient http, string path) =>
        JsonSerializer.Deserialize<T>(await http.TextAsync(path), Web)!;

    public static async Task<TOut> PostAsync<TIn, TOut>(this HttpClient http, string path, TIn body, string? traceParent = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = JsonContent.Create(body, options: Web) };
        if (traceParent is not null)
            request.Headers.Add("traceparent", traceParent);
        using var answer = await http.SendAsync(request);
        return JsonSerializer.Deserialize<TOut>(await answer.OkTextAsync(), Web)!;
    }

    public static async Task<HttpResponseMessage> PostTextAsync(this HttpClient http, string path, string body, string contentType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        return await http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    public static Task<HttpResponseMessage> SendAsync(this HttpClient http, string method, string path, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return http.SendAsync(request);
    }

    /// <summary>Sends jobs through the app's own binding.</summary>
    public static async Task<string[]> SendJobsAsync(this HttpClient http, string queue, Job[] jobs, string? id = null, double delaySeconds = 0, string? traceParent = null)
    {
        var answer = await http.PostAsync<SendCommand, SendAnswer>("/send", new SendCommand(queue, jobs, id, delaySeconds), traceParent);
        Assert.True(answer.Error is null, $"{answer.Error}: {answer.Message}");
        return answer.Ids;
    }

    public static Task<string[]> SendJobAsync(this HttpClient http, string queue, Job job, string? id = null, double delaySeconds = 0, string? traceParent = null) =>
        http.SendJobsAsync(queue, [job], id, delaySeconds, traceParent);

    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == status, $"expected {status}, got {(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(text);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    public static async Task<string> OkTextAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 200, $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} answered {(int)answer.StatusCode}: {text}");
        return text;
    }
}
