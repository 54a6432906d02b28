using System.Globalization;
using System.Text;
using MultiCloud.Local.Queues;

namespace MultiCloud.Local.Admin;

/// <summary>Shows dead letters, sends them back and throws them away.</summary>
internal sealed class DeadLetterCalls(AdminContext app)
{
    private const int DefaultPage = 100;

    public async ValueTask ListAsync(AdminRequest request)
    {
        var limit = (int)request.QueryNumber("limit", 1, DeadLetters.MaxPage, DefaultPage);
        var page = (await OpenAsync()).List(request.Query("queue"), request.QueryNumber("next", 0, long.MaxValue, 0), limit);
        var view = new DeadLettersView([.. page.Letters.Select(View)], page.Next?.ToString(CultureInfo.InvariantCulture));
        await request.WriteAsync(200, view, LocalJson.Default.DeadLettersView);
    }

    public async ValueTask ShowAsync(AdminRequest request)
    {
        var letter = (await OpenAsync()).Find(Number(request)) ?? throw Unknown(request);
        await request.WriteAsync(200, View(letter), LocalJson.Default.DeadLetterView);
    }

    public async ValueTask RedriveAsync(AdminRequest request)
    {
        if (!await (await OpenAsync()).RedriveAsync(Number(request))) throw Unknown(request);
        await request.WriteAsync(200, new RedrivenView(1), LocalJson.Default.RedrivenView);
    }

    public async ValueTask RedriveAllAsync(AdminRequest request)
    {
        var redriven = await (await OpenAsync()).RedriveAllAsync(request.Query("queue"), request.QueryNumber("limit", 1, long.MaxValue, long.MaxValue));
        await request.WriteAsync(200, new RedrivenView(redriven), LocalJson.Default.RedrivenView);
    }

    public async ValueTask DropAsync(AdminRequest request)
    {
        if (!await (await OpenAsync()).DropAsync(Number(request))) throw Unknown(request);
        await request.WriteAsync(200, new DroppedView(1), LocalJson.Default.DroppedView);
    }

    public async ValueTask DropAllAsync(AdminRequest request)
    {
        if (request.Query("queue") is not { Length: > 0 } queue)
            throw new AdminException(400, "Name the queue whose dead letters are to be thrown away, for example DELETE /api/dead-letters?queue=orders. They cannot be brought back.");
        await request.WriteAsync(200, new DroppedView(await (await OpenAsync()).DropAllAsync(queue)), LocalJson.Default.DroppedView);
    }

    private static long Number(AdminRequest request) =>
        long.TryParse(request.Values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Unknown(request);

    private static AdminException Unknown(AdminRequest request) => new(404, $"There is no dead letter '{request.Values[0]}'. GET /api/dead-letters lists them.");

    private DeadLetterView View(DeadLetter letter) => new(
        letter.Number.ToString(CultureInfo.InvariantCulture),
        letter.Id,
        letter.Queue,
        app.Consumers.FirstOrDefault(consumer => consumer.Queue == letter.Queue).Function,
        letter.Reason,
        letter.Attempts,
        letter.Time,
        Encoding.UTF8.GetString(letter.Text));

    private async Task<DeadLetters> OpenAsync() => new(await app.StoreAsync());
}
