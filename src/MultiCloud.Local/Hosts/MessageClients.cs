using MultiCloud.Hosting;
using MultiCloud.Local.Queues;
using MultiCloud.Local.Store;

namespace MultiCloud.Local;

/// <summary>Sends to a queue, or to the inboxes of a topic's subscribers.</summary>
/// <param name="name">The queue's or topic's name.</param>
/// <param name="stores">The store.</param>
/// <param name="inboxes">The queues that get a copy.</param>
internal sealed class MessageClient(string name, StoreSource stores, IReadOnlyList<string> inboxes) : IMessageClient
{
    public async ValueTask<IReadOnlyList<SendFailure>> SendAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            var store = await stores.OpenAsync().WaitAsync(cancellationToken);
            await store.EnqueueAsync(Copies(store, messages)).WaitAsync(cancellationToken);
            return [];
        }
        catch (Exception failure) when (StoreFaults.IsFault(failure))
        {
            throw StoreFaults.Unavailable(name, failure);
        }
    }

    private List<StoredMessage> Copies(LocalStore store, IReadOnlyList<OutgoingMessage> messages)
    {
        var copies = new List<StoredMessage>(messages.Count * inboxes.Count);
        foreach (var message in messages)
        {
            var text = message.Text.ToArray();
            foreach (var inbox in inboxes) copies.Add(store.Queue(inbox).Create(message.Id, text, message.Delay));
        }

        return copies;
    }
}
