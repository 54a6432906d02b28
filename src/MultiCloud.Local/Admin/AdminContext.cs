using MultiCloud.Hosting;
using MultiCloud.Local.Queues;
using MultiCloud.Local.Schedules;
using MultiCloud.Local.Store;

namespace MultiCloud.Local.Admin;

/// <summary>What the admin API looks at and acts on.</summary>
/// <param name="Runtime">The app.</param>
/// <param name="Parts">Store and bindings.</param>
/// <param name="Functions">The functions, by name.</param>
/// <param name="Timers">The timers, by function.</param>
/// <param name="Buckets">Buckets behind the portable limits.</param>
/// <param name="Front">Where functions are served.</param>
/// <param name="Started">When the app started.</param>
/// <param name="Stopping">Cancelled when invocations must end.</param>
internal sealed record AdminContext(
    FunctionRuntime Runtime,
    LocalParts Parts,
    IReadOnlyDictionary<string, FunctionState> Functions,
    IReadOnlyDictionary<string, TimerLoop> Timers,
    Func<string, IBucket> Buckets,
    Uri Front,
    DateTimeOffset Started,
    CancellationToken Stopping)
{
    public Task<LocalStore> StoreAsync() => Parts.Stores.OpenAsync();

    /// <summary>The functions that consume a queue, by queue.</summary>
    public IEnumerable<(string Queue, string Function)> Consumers =>
        from state in Functions.Values
        let inbox = Subscriptions.InboxOf(state.Function)
        where inbox is not null
        select (inbox, state.Function.Name);

    /// <summary>Every queue there is: of bindings, of functions, and those that still hold something.</summary>
    public IEnumerable<string> Queues(LocalStore store) =>
        Consumers.Select(consumer => consumer.Queue)
            .Concat(Runtime.Table.Bindings.Where(binding => binding.Kind == BindingKind.Queue).Select(binding => binding.Name))
            .Concat(store.Queues.Select(queue => queue.Name))
            .Concat(new DeadLetters(store).Count().Keys)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
