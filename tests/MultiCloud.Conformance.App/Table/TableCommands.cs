namespace MultiCloud.Conformance.App;

/// <summary>Does to a table what a case asks, through the app's own binding. A service of its own, so its bindings are named.</summary>
public sealed class TableCommands([Binding("rows")] ITable<TableValue> rows)
{
    public async Task<TableAnswer> RunAsync(TableCommand command, CancellationToken ct)
    {
        try
        {
            return await (command.Do switch
            {
                "get" => GetAsync(rows, command, ct),
                "insert" => WriteAsync(rows.InsertAsync(KeyOf(command), command.Value!, ct)),
                "replace" => WriteAsync(rows.ReplaceAsync(KeyOf(command), command.Value!, command.Version!, ct)),
                "put" => WriteAsync(rows.PutAsync(KeyOf(command), command.Value!, ct)),
                "delete" => DeleteAsync(command, ct),
                "query" => QueryAsync(rows, command, ct),
                "add" => UpdateAsync(command, found => new TableValue(found?.Text, (found?.Number ?? 0) + command.Value!.Number), ct),
                "clear" => UpdateAsync(command, _ => null, ct),
                _ => throw new ArgumentOutOfRangeException(nameof(command), command.Do, "No such command."),
            });
        }
        catch (Exception error) when (error is MultiCloudException or ArgumentException)
        {
            return new TableAnswer { Error = error.GetType().Name, Message = error.Message };
        }
    }

    internal static async Task<TableAnswer> GetAsync(ITableReader<TableValue> table, TableCommand command, CancellationToken ct) =>
        await table.GetAsync(KeyOf(command), ct) is { } item
            ? new TableAnswer { Found = true, Value = item.Value, Version = item.Version, Rows = [item.Key.Row] }
            : new TableAnswer();

    internal static async Task<TableAnswer> QueryAsync(ITableReader<TableValue> table, TableCommand command, CancellationToken ct)
    {
        var range = command.Prefix is { } prefix ? KeyRange.StartingWith(prefix) : KeyRange.Between(command.From, command.To);
        var page = await table.QueryAsync(command.Partition, range, command.Max, command.Continuation, ct);
        return new TableAnswer { Rows = [.. page.Items.Select(item => item.Key.Row)], Continuation = page.Continuation };
    }

    private static async Task<TableAnswer> WriteAsync(Task<string> write) => new() { Version = await write };

    private async Task<TableAnswer> DeleteAsync(TableCommand command, CancellationToken ct) =>
        new() { Found = await rows.DeleteAsync(KeyOf(command), command.Version, ct) };

    private async Task<TableAnswer> UpdateAsync(TableCommand command, Func<TableValue?, TableValue?> change, CancellationToken ct) =>
        new() { Value = await rows.UpdateAsync(KeyOf(command), change, ct) };

    private static TableKey KeyOf(TableCommand command) => new(command.Partition, command.Row);
}
