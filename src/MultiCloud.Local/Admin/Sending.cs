using MultiCloud.Hosting;

namespace MultiCloud.Local.Admin;

/// <summary>Puts a raw message text into queues.</summary>
internal sealed class Sending(AdminContext app)
{
    /// <summary>Stores the request's body, which is any JSON or a CloudEvents text, and answers with the message's id.</summary>
    public async ValueTask EnqueueAsync(AdminRequest request, IReadOnlyList<string> queues, TimeSpan delay)
    {
        var text = await request.ReadJsonAsync(BindingLimits.MaxMessageBytes);
        var id = Envelope.Read(text)?.Id ?? Guid.CreateVersion7(app.Parts.Time.GetUtcNow()).ToString();
        var store = await app.StoreAsync();
        await store.EnqueueAsync([.. queues.Select(queue => store.Queue(queue).Create(id, text, delay))]);
        await request.WriteAsync(202, new AcceptedView(id), LocalJson.Default.AcceptedView);
    }
}
