using System.Globalization;
using Microsoft.Extensions.Logging;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Schedules;

/// <summary>Runs one timer function at its ticks, one at a time. Ticks that passed while it could not run become one.</summary>
internal sealed class TimerLoop(FunctionState state, TimerSchedule schedule, StoreSource stores, FunctionInvoker invoker, TimeProvider time, ILogger log, Lull? lull = null) : IDisposable
{
    /// <summary>The clock may be set, and the machine may sleep: look at it this often.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FaultPause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private readonly DateTimeOffset _made = time.GetUtcNow();
    private long _sleepsUntil;

    /// <summary>The function it runs.</summary>
    public string Function => state.Function.Name;

    /// <summary>Whether it waits for a moment that has not come.</summary>
    public bool Sleeps => Volatile.Read(ref _sleepsUntil) > time.GetUtcNow().UtcTicks;

    /// <summary>When the function is due next; null for never.</summary>
    public DateTimeOffset? Next => schedule.Next(time.GetUtcNow());

    /// <summary>The tick's id: the same whenever the same tick is delivered.</summary>
    public static string IdOf(string function, DateTimeOffset scheduled) =>
        $"{function}@{scheduled.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}";

    /// <summary>Runs until it is told to begin no more.</summary>
    /// <param name="receiving">Cancelled when no tick is to begin.</param>
    /// <param name="stopping">Cancelled when a running invocation must end.</param>
    public async Task RunAsync(CancellationToken receiving, CancellationToken stopping)
    {
        DateTimeOffset? last = null;
        while (!receiving.IsCancellationRequested)
        {
            try
            {
                last ??= await FirstLastAsync();
                if (schedule.Next(last.Value) is not { } next)
                {
                    Sleep(DateTimeOffset.MaxValue);
                    return;
                }

                var now = time.GetUtcNow();
                if (next > now)
                {
                    var wake = next - now < LongestWait ? next : now + LongestWait;
                    var slept = Task.Delay(wake - now, time, receiving);
                    Sleep(wake);
                    await slept;
                    continue;
                }

                await state.Resumed.WaitAsync(receiving);
                var due = schedule.Latest(last.Value, time.GetUtcNow()) ?? next;
                var result = await FireAsync(due, receiving, stopping);

                // A tick that was cut short comes again after the restart: the schedule still stands before it.
                if (!result.IsCutShort) last = due;
                await new ScheduleLog(await stores.OpenAsync()).SetAsync(Function, last.Value);
                if (result.IsCutShort) return;
            }
            catch (OperationCanceledException) when (receiving.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LocalLog.ScheduleFailed(log, failure, Function);
                await Task.Delay(FaultPause, time, receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Runs the function for a tick, after the one that runs.</summary>
    /// <param name="scheduled">When the tick was due.</param>
    /// <param name="waiting">Stops waiting for the one that runs.</param>
    /// <param name="stopping">Cancelled when the invocation must end.</param>
    public async Task<InvocationResult> FireAsync(DateTimeOffset scheduled, CancellationToken waiting, CancellationToken stopping)
    {
        await _one.WaitAsync(waiting);
        try
        {
            // The one before may have been left running past its deadline.
            await state.Resumed.WaitAsync(waiting);
            var local = schedule.InZone(scheduled);
            var result = await invoker.InvokeAsync(state.Function, new TimerTick { Id = IdOf(Function, local), ScheduledTime = local }, stopping);
            state.PauseWhile(result.StillRunning);
            return result;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private void Sleep(DateTimeOffset until)
    {
        Volatile.Write(ref _sleepsUntil, until.UtcTicks);
        lull?.Tell();
    }

    /// <summary>Where to begin: behind the last tick that was dealt with, or, for a function that never had one, at the start of the app.</summary>
    private async Task<DateTimeOffset> FirstLastAsync() => new ScheduleLog(await stores.OpenAsync()).Last(Function) ?? _made;
}
