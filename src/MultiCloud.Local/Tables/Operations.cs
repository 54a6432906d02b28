using MultiCloud.Hosting;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Tables;

/// <summary>What a row must be like before it is written.</summary>
internal enum RowCondition
{
    None,
    Absent,
    Unchanged,
}

/// <summary>Writes a row if it is as it must be. The one writer runs operations one after another, so of several callers one wins.</summary>
internal sealed class WriteRowOperation(string table, TableKey key, ReadOnlyMemory<byte> json, string version, RowCondition condition, string? expected) : WriteOperation
{
    /// <summary>Whether the row was not as it must be, and was left alone.</summary>
    public bool IsRefused { get; private set; }

    public override void Execute(WriteStatements statements)
    {
        IsRefused = condition switch
        {
            RowCondition.Absent => statements.RowVersion(table, key) is not null,
            RowCondition.Unchanged => statements.RowVersion(table, key) != expected,
            _ => false,
        };
        if (!IsRefused) statements.PutRow(table, key, json.Span, version);
    }
}

/// <summary>Deletes a row of a version, or of any.</summary>
internal sealed class DeleteRowOperation(string table, TableKey key, string? expected) : WriteOperation
{
    public RowDeletion Outcome { get; private set; }

    public override void Execute(WriteStatements statements)
    {
        var found = statements.RowVersion(table, key);
        Outcome = found is null ? RowDeletion.Absent : expected is not null && found != expected ? RowDeletion.Changed : RowDeletion.Deleted;
        if (Outcome == RowDeletion.Deleted) statements.DeleteRow(table, key);
    }
}
