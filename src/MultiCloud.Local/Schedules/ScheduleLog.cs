using MultiCloud.Local.Store;

namespace MultiCloud.Local.Schedules;

/// <summary>The last tick of each timer function that was dealt with.</summary>
internal sealed class ScheduleLog(LocalStore store)
{
    /// <summary>The function's last tick; null when it never had one.</summary>
    public DateTimeOffset? Last(string function) => store.Core.Reader.Read<DateTimeOffset?>(database =>
    {
        using var rows = database.Prepare("SELECT last FROM schedules WHERE function = ?");
        rows.Bind(1, function);
        return rows.Step() ? DateTimeOffset.FromUnixTimeMilliseconds(rows.Integer(0)) : null;
    });

    /// <summary>Notes a tick that was dealt with, whether the function succeeded or not.</summary>
    public Task SetAsync(string function, DateTimeOffset tick) => store.WriteAsync(new SetOperation(function, tick.ToUnixTimeMilliseconds()));

    private sealed class SetOperation(string function, long last) : WriteOperation
    {
        public override void Execute(WriteStatements statements) => statements.SetSchedule(function, last);
    }
}
