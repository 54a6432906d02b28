namespace MultiCloud.Conformance.App;

/// <summary>Tables over HTTP.</summary>
public sealed class Tables(TableCommands commands)
{
    [HttpTrigger("POST", "/table")]
    public Task<TableAnswer> Run(TableCommand command, CancellationToken ct) => commands.RunAsync(command, ct);

    /// <summary>The same rows through the reading interface. Found says whether what was injected could write after all.</summary>
    [HttpTrigger("POST", "/table/reader")]
    public static async Task<TableAnswer> Read(TableCommand command, [Binding("rows")] ITableReader<TableValue> reader, CancellationToken ct) =>
        await TableCommands.QueryAsync(reader, command, ct) with { Found = reader is ITable<TableValue> };

    /// <summary>A row of the same key in another table.</summary>
    [HttpTrigger("POST", "/table/other")]
    public static Task<TableAnswer> Other(TableCommand command, [Binding("other-rows")] ITableReader<TableValue> other, CancellationToken ct) =>
        TableCommands.GetAsync(other, command, ct);
}
