using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace MultiCloud.EndToEnd.App;

internal sealed partial class Functions(IConfiguration configuration, ILogger<Functions> log)
{
    [HttpTrigger("GET", "/settings/{key}")]
    public string? Setting(string key) => configuration[key];

    /// <summary>Never ends by itself, and does not listen to whoever asks.</summary>
    [HttpTrigger("GET", "/stubborn")]
    public async Task Stubborn()
    {
        Waiting(log);
        await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }

    [QueueTrigger("notes")]
    public void Note(string text) => Noted(log, text);

    [LoggerMessage(Level = LogLevel.Information, Message = "Waiting for nothing")]
    private static partial void Waiting(ILogger log);

    [LoggerMessage(Level = LogLevel.Information, Message = "Noted {Text}")]
    private static partial void Noted(ILogger log, string text);
}
