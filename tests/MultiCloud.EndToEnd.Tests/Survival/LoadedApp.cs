using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using MultiCloud.Conformance;

namespace MultiCloud.EndToEnd.Tests.Survival;

/// <summary>The conformance app under queue load, with one store through all its lives.</summary>
/// <param name="store">The store's folder.</param>
/// <param name="ledger">Where its functions write what they did.</param>
internal sealed class LoadedApp(string store, string ledger)
{
    private static readonly string[] s_verbs = ["succeed", "succeed", "succeed", "succeed", "succeed", "throw-once", "throw", "reject"];

    /// <summary>What was accepted: message id and job.</summary>
    public ConcurrentDictionary<string, Job> Accepted { get; } = new(StringComparer.Ordinal);

    public Task<RunningApp> StartAsync() => RunningApp.ConnectAsync(Launch());

    /// <summary>One life: the app starts, is given work, and is killed at a random moment, sometimes before it is ready.</summary>
    public async Task LiveAndDieAsync(Random random)
    {
        await using var process = Launch();
        if (random.Next(5) == 0)
        {
            await Task.Delay(random.Next(400), TestContext.Current.CancellationToken);
            await process.KillAsync();
            return;
        }

        await using var app = await RunningApp.ConnectAsync(process);
        var senders = Enumerable.Range(0, 3).Select(_ => new Random(random.Next())).ToArray().Select(own => SendUntilDead(app, own)).ToArray();
        await Task.WhenAny(senders.SelectMany(sender => new[] { sender.Accepted, sender.Ended }));
        await Task.Delay(random.Next(250), TestContext.Current.CancellationToken);
        await process.KillAsync();
        await Task.WhenAll(senders.Select(sender => sender.Ended));
    }

    /// <summary>Waits until nothing is in any queue.</summary>
    public static async Task DrainAsync(RunningApp app)
    {
        while (true)
        {
            var queues = await app.Admin.GetFromJsonAsync<JsonElement>(new Uri("/api/queues", UriKind.Relative), TestContext.Current.CancellationToken);
            if (queues.EnumerateArray().All(queue => Number(queue, "visible") + Number(queue, "inFlight") + Number(queue, "delayed") == 0))
                return;

            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The dead letters of all queues, by message id, each with its attempts.</summary>
    public static async Task<ILookup<string, int>> DeadLettersAsync(RunningApp app)
    {
        List<JsonElement> letters = [];
        for (var next = "0"; next is not null;)
        {
            var page = await app.Admin.GetFromJsonAsync<JsonElement>(new Uri($"/api/dead-letters?next={next}", UriKind.Relative), TestContext.Current.CancellationToken);
            letters.AddRange(page.GetProperty("deadLetters").EnumerateArray());
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }

        return letters.ToLookup(letter => letter.GetProperty("messageId").GetString()!, letter => (int)Number(letter, "attempts"));
    }

    /// <summary>Sends jobs through the app's own binding.</summary>
    public async Task<SendAnswer> SendAsync(RunningApp app, SendCommand command)
    {
        using var answered = await app.Http.PostAsJsonAsync(new Uri("/send", UriKind.Relative), command, JsonSerializerOptions.Web, TestContext.Current.CancellationToken);
        var answer = (await answered.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<SendAnswer>(JsonSerializerOptions.Web, TestContext.Current.CancellationToken))!;
        if (answer.Error is null)
        {
            foreach (var (number, id) in answer.Ids.Index())
                Accepted[id] = command.Jobs[number];
        }

        return answer;
    }

    private ChildProcess Launch() => RunningApp.Launch(
        RunningApp.Conformance,
        ["--port", "0", "--admin-port", "0", "--store", store, "--Logging:LogLevel:Default", "Error"],
        folder: null,
        ("CONFORMANCE_LEDGER", ledger),
        ("DOTNET_TieredPGO", "0"),
        ("DOTNET_ENVIRONMENT", "Production"));

    /// <summary>Sends until the app is dead; tells of the first command that was accepted, and of the end.</summary>
    private (Task Accepted, Task Ended) SendUntilDead(RunningApp app, Random random)
    {
        var accepted = new TaskCompletionSource();
        return (accepted.Task, SendAsync());

        async Task SendAsync()
        {
            try
            {
                while (true)
                {
                    await this.SendAsync(app, MakeCommand(random));
                    accepted.TrySetResult();
                }
            }
            catch (HttpRequestException)
            {
                // Killed. Whether this last command was carried out is not known.
            }
        }
    }

    private static SendCommand MakeCommand(Random random)
    {
        var isLong = random.Next(4) == 0;
        var jobs = Enumerable.Range(0, random.Next(1, 6)).Select(_ => new Job(
            $"{random.NextInt64():x}",
            isLong ? "succeed" : s_verbs[random.Next(s_verbs.Length)],
            isLong ? random.Next(30).ToString(CultureInfo.InvariantCulture) : null));
        return new SendCommand(isLong ? "long-jobs" : "jobs", [.. jobs]);
    }

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
