using MultiCloud.Hosting;
using MultiCloud.Local.Observing;

namespace MultiCloud.Local.Admin;

/// <summary>Sends live events until the caller leaves or the app stops.</summary>
internal sealed class EventCalls(AdminContext app)
{
    /// <summary>A stream has no end that could be too far.</summary>
    private static readonly HttpLimits Endless = new() { MaxResponseBodyBytes = long.MaxValue };

    public async ValueTask StreamAsync(AdminRequest request)
    {
        if (!app.Parts.Events.TryWatch(request.Exchange.Request.Headers["Last-Event-ID"], out var watcher))
            throw new AdminException(503, $"{LiveEvents.MaxWatchers} watch already, the most that may at a time. Close one of them.");
        await using var events = new EventStream(watcher, app.Parts.Time);
        request.Exchange.SetLimits(Endless);
        await request.Exchange.WriteAsync(200, "text/event-stream", AdminRequest.Headers, events, request.ClientGone);
    }
}
