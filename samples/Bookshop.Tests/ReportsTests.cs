namespace Bookshop.Tests;

public sealed class ReportsTests
{
    [Fact]
    public async Task CloseDay_CountsOrdersUntilTheTick()
    {
        var orders = new FakeTable<Order>();
        var tick = new DateTimeOffset(2026, 1, 3, 3, 0, 0, TimeSpan.FromHours(1));
        foreach (var placedAt in new[] { tick.AddDays(-1), tick, tick.AddSeconds(1) })
        {
            var order = new Order(Guid.NewGuid(), "9780131103627", 1, "ada@example.org", 60, OrderState.Placed, placedAt);
            await orders.PutAsync(OrderTable.KeyOf(order.Id), order);
        }

        var reports = new Reports(orders, new Records(new FakeBucket()));
        await reports.CloseDay(new TimerTick { Id = "1", ScheduledTime = tick }, CancellationToken.None);
        Assert.Equal(new Report(new DateOnly(2026, 1, 3), 2, 120), await reports.Get(new DateOnly(2026, 1, 3), CancellationToken.None));
    }
}
