namespace MultiCloud.Conformance.App;

/// <summary>Functions that objects start. The case's key is the object's file name.</summary>
public sealed class Watching(Ledger ledger)
{
    [BucketTrigger("things", Prefix = "in/")]
    public void Created(BucketEvent change, InvocationContext context) => Write(change, context);

    [BucketTrigger("things", Prefix = "all/", Events = BucketEvents.All)]
    public Task All(BucketEvent change, InvocationContext context)
    {
        Write(change, context);
        return Task.CompletedTask;
    }

    [BucketTrigger("things", Prefix = "bad/", MaxAttempts = 2)]
    public void Bad(BucketEvent change, InvocationContext context)
    {
        Write(change, context);
        throw new InvalidOperationException("the object asked for it");
    }

    private void Write(BucketEvent change, InvocationContext context) => ledger.Write(
        context,
        "ran",
        change.Key[(change.Key.LastIndexOf('/') + 1)..],
        ("id", change.Id),
        ("attempt", change.Attempt),
        ("bucket", change.Bucket),
        ("key", change.Key),
        ("event", change.Event),
        ("size", change.Size),
        ("version", change.Version),
        ("time", change.Time));
}
