using System.ComponentModel;

namespace MultiCloud.Hosting;

/// <summary>
/// A target's client of one table. Limits and JSON are done before it is called. A write whose answer was lost is settled here: whoever waits
/// learns what became of it, or gets an error.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITableClient
{
    /// <summary>One row; null when there is none. Sees every completed write.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    ValueTask<StoredRow?> GetAsync(TableKey key, CancellationToken cancellationToken);

    /// <summary>Rows of a partition, by row key in ascending byte order. A page may have fewer rows than asked for, or none, and still go on.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    ValueTask<StoredRows> QueryAsync(RowQuery query, CancellationToken cancellationToken);

    /// <summary>Adds a row.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="json">The row.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Its version; null when there is such a row.</returns>
    ValueTask<string?> InsertAsync(TableKey key, ReadOnlyMemory<byte> json, CancellationToken cancellationToken);

    /// <summary>Replaces a row of one version.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="json">The new row.</param>
    /// <param name="version">The version it must have.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The new version; null when the row has another version or is gone.</returns>
    ValueTask<string?> ReplaceAsync(TableKey key, ReadOnlyMemory<byte> json, string version, CancellationToken cancellationToken);

    /// <summary>Writes a row whether or not it exists.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="json">The row.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Its version.</returns>
    ValueTask<string> PutAsync(TableKey key, ReadOnlyMemory<byte> json, CancellationToken cancellationToken);

    /// <summary>Deletes a row.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="version">The version it must have; null for any.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<RowDeletion> DeleteAsync(TableKey key, string? version, CancellationToken cancellationToken);
}

/// <summary>A row as a target keeps it.</summary>
/// <param name="Row">Its row key.</param>
/// <param name="Json">Its JSON in UTF-8.</param>
/// <param name="Version">A token that no earlier or later state of the row has.</param>
public readonly record struct StoredRow(string Row, ReadOnlyMemory<byte> Json, string Version);

/// <summary>Some rows of a partition.</summary>
/// <param name="Rows">By row key, ascending.</param>
/// <param name="Continuation">Where the next page begins, in the client's own words; null at the end.</param>
public sealed record StoredRows(IReadOnlyList<StoredRow> Rows, string? Continuation);

/// <summary>Which rows of a partition are wanted.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="From">The first row key wanted; null for the first of all.</param>
/// <param name="To">The first row key no longer wanted, greater than <paramref name="From"/>; null for none.</param>
/// <param name="Max">The most rows wanted, 1 to 1000.</param>
/// <param name="Continuation">What <see cref="StoredRows.Continuation"/> of the page before said, for the same partition and range; null for the first page.</param>
public readonly record struct RowQuery(string Partition, string? From, string? To, int Max, string? Continuation);

/// <summary>What became of a deletion.</summary>
public enum RowDeletion
{
    /// <summary>The row was there and is gone.</summary>
    Deleted,

    /// <summary>There was no such row.</summary>
    Absent,

    /// <summary>The row has another version and was left alone.</summary>
    Changed,
}
