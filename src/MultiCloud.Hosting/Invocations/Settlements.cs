namespace MultiCloud.Hosting;

/// <summary>What becomes of each delivery. What the function decided about one stands; the others follow from how it ended.</summary>
internal static class Settlements
{
    internal static ItemOutcome Of(ReceivedItem item, Exception? error)
    {
        if (item.Fault is not null)
        {
            return new(Settlement.Reject, item.Fault);
        }

        if (item.Delivery is { Settlement: not Settlement.None } delivery)
        {
            return new(delivery.Settlement, delivery.SettlementReason) { IsDecided = true };
        }

        return error switch
        {
            null => new(Settlement.Succeed),
            RejectException => new(Settlement.Reject, ErrorText.Message(error)),
            HostStoppedException or DeadlineException => new(Settlement.Retry, ErrorText.Message(error)),
            _ => new(Settlement.Retry, $"{error.GetType().FullName}: {ErrorText.Message(error)}"),
        };
    }

    internal static ItemOutcome[] Of(IReadOnlyList<ReceivedItem> items, Exception? error)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var outcomes = new ItemOutcome[items.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            outcomes[i] = Of(items[i], error);
        }

        return outcomes;
    }
}
