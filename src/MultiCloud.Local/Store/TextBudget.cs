namespace MultiCloud.Local.Store;

/// <summary>How much message text is kept in memory; the rest is read from the disk when its turn comes.</summary>
internal sealed class TextBudget(long bytes)
{
    private long _free = bytes;

    /// <summary>Takes room for a text; false when there is none left.</summary>
    public bool TryTake(int size)
    {
        if (Interlocked.Add(ref _free, -size) >= 0) return true;
        Interlocked.Add(ref _free, size);
        return false;
    }

    /// <summary>Gives room back.</summary>
    public void Return(int size) => Interlocked.Add(ref _free, size);
}
