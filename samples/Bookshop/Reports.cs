namespace Bookshop;

/// <summary>Counts the orders every night.</summary>
public sealed class Reports(ITableReader<Order> orders, Records records)
{
    [TimerTrigger("0 3 * * *", TimeZone = "Europe/Berlin")]
    public async Task CloseDay(TimerTick tick, CancellationToken ct)
    {
        var placed = await orders.AllAsync(ct)
            .Where(order => order.PlacedAt <= tick.ScheduledTime)
            .ToListAsync(ct);
        var day = DateOnly.FromDateTime(tick.ScheduledTime.Date);
        var report = new Report(day, placed.Count, placed.Sum(order => order.Total));
        await records.WriteAsync(KeyOf(day), report, BookshopJson.Default.Report, ct);
    }

    [HttpTrigger("GET", "/reports/{day}")]
    public Task<Report?> Get(DateOnly day, CancellationToken ct) =>
        records.ReadAsync(KeyOf(day), BookshopJson.Default.Report, ct);

    private static string KeyOf(DateOnly day) => $"reports/{day:yyyy-MM-dd}.json";
}
