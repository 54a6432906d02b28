namespace MultiCloud.Local.Store;

/// <summary>One change of the store. The writer thread runs it inside a commit that it shares with others, and completes it when the commit is durable.</summary>
internal abstract class WriteOperation
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the change is durable.</summary>
    public Task Done => _done.Task;

    /// <summary>Changes the database. May run again after a failed commit was rolled back only if submitted again.</summary>
    public abstract void Execute(WriteStatements statements);

    /// <summary>What becomes true in memory once the commit is durable, before whoever waits goes on.</summary>
    protected virtual void OnCommitted()
    {
    }

    /// <summary>What becomes true in memory when the commit failed.</summary>
    protected virtual void OnFailed()
    {
    }

    internal void Commit()
    {
        OnCommitted();
        _done.SetResult();
    }

    internal void Fail(Exception failure)
    {
        OnFailed();
        _done.SetException(failure);
    }
}
