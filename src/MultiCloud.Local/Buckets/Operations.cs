using MultiCloud.Local.Queues;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Buckets;

/// <summary>Names the new version of an object in the index, and tells the inboxes that listen, in one commit.</summary>
internal sealed class PutObjectOperation(string bucket, BucketEntry entry, string file, string metadata, bool onlyIfAbsent, IReadOnlyList<StoredMessage> changes) : WriteOperation
{
    /// <summary>Whether there was an object and it was to be left alone.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>The file that nothing names any more; null for none.</summary>
    public string? Orphan { get; private set; }

    public override void Execute(WriteStatements statements)
    {
        var old = statements.ObjectFile(bucket, entry.Key);
        IsRefused = onlyIfAbsent && old is not null;
        Orphan = IsRefused ? file : old;
        if (IsRefused) return;
        statements.PutObject(bucket, entry.Key, file, entry.Size, entry.Version, entry.LastModified.ToUnixTimeMilliseconds(), entry.ContentType!, metadata);
        foreach (var change in changes) change.Insert(statements);
    }

    protected override void OnCommitted()
    {
        if (IsRefused) return;
        foreach (var change in changes) change.Queue.Add(change);
    }
}

/// <summary>Takes an object out of the index, and tells the inboxes that listen, in one commit. Deleting what is not there tells nobody.</summary>
internal sealed class DeleteObjectOperation(string bucket, string key, IReadOnlyList<StoredMessage> changes) : WriteOperation
{
    /// <summary>The file that nothing names any more; null when there was no object.</summary>
    public string? Orphan { get; private set; }

    public override void Execute(WriteStatements statements)
    {
        Orphan = statements.ObjectFile(bucket, key);
        if (Orphan is null) return;
        statements.DeleteObject(bucket, key);
        foreach (var change in changes) change.Insert(statements);
    }

    protected override void OnCommitted()
    {
        if (Orphan is null) return;
        foreach (var change in changes) change.Queue.Add(change);
    }
}
