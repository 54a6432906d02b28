using System.Globalization;
using MultiCloud.Local.Observing;

namespace MultiCloud.Local.Admin;

/// <summary>Shows what ran, newest first.</summary>
internal sealed class InvocationCalls(AdminContext app)
{
    private const int DefaultPage = 50;
    private const int MaxPage = 500;

    public ValueTask ListAsync(AdminRequest request)
    {
        var function = request.Query("function");
        var outcome = Outcome(request);
        var below = request.QueryNumber("next", 1, long.MaxValue, long.MaxValue);
        var limit = (int)request.QueryNumber("limit", 1, MaxPage, DefaultPage);
        var found = app.Parts.History.Newest()
            .Where(one => one.Number < below && (function is null || one.Function == function) && (outcome is null || one.Outcome == outcome))
            .Take(limit + 1)
            .ToList();
        var next = found.Count > limit ? found[limit - 1].Number.ToString(CultureInfo.InvariantCulture) : null;
        return request.WriteAsync(200, new InvocationsView([.. found.Take(limit).Select(one => one.View())], next), LocalJson.Default.InvocationsView);
    }

    public ValueTask ShowAsync(AdminRequest request)
    {
        var id = request.Values[0];
        var found = app.Parts.History.Find(id) ?? throw new AdminException(
            404, $"There is no invocation '{id}' any more: the last {InvocationHistory.Kept} are kept, and the last {InvocationHistory.KeptFailures} that did not succeed.");
        return request.WriteAsync(200, found.View(withLog: true), LocalJson.Default.InvocationView);
    }

    private static string? Outcome(AdminRequest request) => request.Query("outcome") switch
    {
        null => null,
        var known when Outcomes.All.Contains(known) => known,
        var other => throw new AdminException(400, $"outcome is '{other}'; expected one of {string.Join(", ", Outcomes.All)}."),
    };
}
