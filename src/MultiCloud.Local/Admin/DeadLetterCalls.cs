using System.Globalization;
using System.Text;
using MultiCloud.Local.Queues;

namespace MultiCloud.Local.Admin;

/// <summary>Shows dead letters and sends them back.</summary>
internal sealed class DeadLetterCalls(AdminContext app)
{
    public async ValueTask ListAsync(AdminRequest request)
    {
        var consumers = app.Consumers.ToDictionary(consumer => consumer.Queue, consumer => consumer.Function, StringComparer.Ordinal);
        var letters = new DeadLetters(await app.StoreAsync()).List(request.Query("queue"));
        await request.WriteAsync(200, [.. letters.Select(View)], LocalJson.Default.IReadOnlyListDeadLetterView);

        DeadLetterView View(DeadLetter letter) => new(
            letter.Number.ToString(CultureInfo.InvariantCulture),
            letter.Id,
            letter.Queue,
            consumers.GetValueOrDefault(letter.Queue),
            letter.Reason,
            letter.Attempts,
            letter.Time,
            Encoding.UTF8.GetString(letter.Text));
    }

    public async ValueTask RedriveAsync(AdminRequest request, string id)
    {
        var letters = new DeadLetters(await app.StoreAsync());
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !await letters.RedriveAsync(number))
            throw new AdminException(404, $"There is no dead letter '{id}'. GET /api/dead-letters lists them.");
        await request.WriteAsync(200, new RedrivenView(1), LocalJson.Default.RedrivenView);
    }

    public async ValueTask RedriveAllAsync(AdminRequest request)
    {
        var redriven = await new DeadLetters(await app.StoreAsync()).RedriveAllAsync(request.Query("queue"));
        await request.WriteAsync(200, new RedrivenView(redriven), LocalJson.Default.RedrivenView);
    }
}
