using System.Runtime.CompilerServices;
using System.Text;
using MultiCloud.Hosting;
using MultiCloud.Local.Queues;

namespace MultiCloud.Local.Faults;

/// <summary>
/// Makes the deliveries of one function go wrong as asked. What it decides depends on the seed, the function's name and how many deliveries there
/// were before, and on nothing else. A message is only ever held back, failed or given again: none is lost by it.
/// </summary>
internal sealed class FunctionChaos
{
    private readonly ChaosSpec _spec;
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly ConditionalWeakTable<StoredMessage, Plan> _plans = [];
    private readonly FunctionDescriptor _function;
    private readonly FunctionDescriptor _failsFirst;
    private readonly FunctionDescriptor _failsLast;

    public FunctionChaos(ChaosSpec spec, FunctionDescriptor function)
    {
        _spec = spec;
        _random = new Random(Seed(spec.Seed, function.Name));
        _function = function;
        _failsFirst = With(function, _ => throw new ChaosException("before the function ran"));
        _failsLast = With(function, async invocation =>
        {
            await function.Event!(invocation);
            throw new ChaosException("after the function had returned: what it did is done, and will be done again");
        });
    }

    /// <summary>Decides what becomes of messages that were received, and puts off those that come later.</summary>
    /// <param name="messages">What was received.</param>
    /// <param name="later">Gets the verdicts of those put off.</param>
    /// <returns>Those to be handled now.</returns>
    public IReadOnlyList<LeasedMessage> Receive(IReadOnlyList<LeasedMessage> messages, List<Verdict> later)
    {
        List<LeasedMessage> now = [];
        foreach (var message in messages)
        {
            var plan = PlanOf(message);
            if (plan.IsHeld || plan.Wait <= TimeSpan.Zero)
            {
                now.Add(message);
                continue;
            }

            later.Add(message.Release() with { Wait = plan.Wait });
            plan.IsHeld = true;
        }

        return now;
    }

    /// <summary>The function, or one that fails as decided for the first of the messages.</summary>
    public FunctionDescriptor Choose(IReadOnlyList<LeasedMessage> messages) => PlanOf(messages[0]).Fault switch
    {
        Fault.Before => _failsFirst,
        Fault.After => _failsLast,
        _ => _function,
    };

    /// <summary>What is stored: a success that is to be forgotten becomes one more delivery.</summary>
    public Verdict Settle(Verdict verdict)
    {
        var message = verdict.Message.Message;
        if (verdict.Kind == VerdictKind.Acknowledge && PlanOf(verdict.Message) is { IsDuplicated: true } plan)
        {
            // Nothing is drawn for it, so that the next message's lot is the same with and without duplicates.
            _plans.AddOrUpdate(message, new Plan { Wait = plan.Wait });
            return verdict.Message.Release();
        }

        _plans.Remove(message);
        return verdict;
    }

    private static int Seed(int seed, string function)
    {
        // FNV-1a: string.GetHashCode differs from run to run.
        var hash = 2166136261u;
        foreach (var letter in Encoding.UTF8.GetBytes(function)) hash = (hash ^ letter) * 16777619;
        return (int)(hash ^ (uint)seed);
    }

    private static FunctionDescriptor With(FunctionDescriptor function, EventFunction run) => new()
    {
        Name = function.Name,
        Handler = function.Handler,
        Trigger = function.Trigger,
        Settings = function.Settings,
        Batch = function.Batch,
        Event = run,
    };

    private Plan PlanOf(LeasedMessage message) => _plans.GetValue(message.Message, _ => Draw());

    /// <summary>Always four numbers, so that one option does not change what another decides.</summary>
    private Plan Draw()
    {
        lock (_gate)
        {
            var wait = _spec.MinDelay + ((_spec.MaxDelay - _spec.MinDelay) * _random.NextDouble());
            var fails = _random.NextDouble() < _spec.Throw;
            var fault = _random.NextDouble() < 0.5 ? Fault.Before : Fault.After;
            var again = _random.NextDouble() < _spec.Duplicate;
            return new Plan { Wait = wait, Fault = fails ? fault : Fault.None, IsDuplicated = again };
        }
    }

    private enum Fault
    {
        None,
        Before,
        After,
    }

    private sealed class Plan
    {
        public TimeSpan Wait { get; init; }

        public bool IsHeld { get; set; }

        public Fault Fault { get; init; }

        public bool IsDuplicated { get; init; }
    }
}

/// <summary>A failure that <c>--chaos</c> asked for.</summary>
internal sealed class ChaosException(string when) : Exception($"Thrown by --chaos {when}.");
