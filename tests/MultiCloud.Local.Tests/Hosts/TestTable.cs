using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Tests.Hosts;

/// <summary>An app written by hand, as the generator would compile it.</summary>
internal sealed class TestTable(string folder, IReadOnlyList<FunctionDescriptor> functions) : FunctionTable
{
    public override string App => "testshop";

    public override string ProjectDirectory => folder;

    public override IReadOnlyList<FunctionDescriptor> Functions => functions;

    public override IReadOnlyList<BindingDescriptor> Bindings =>
    [
        new(BindingKind.Queue, "orders"), new(BindingKind.Topic, "placed"), new(BindingKind.Bucket, "uploads"), new(BindingKind.Function, "price"),
    ];

    public override IFunctionHost CreateHost() => new LocalHost();

    public override void AddBindings(IServiceCollection services)
    {
        services.AddQueue<int>("orders", Type);
        services.AddTopic<int>("placed", Type);
        services.AddBucket("uploads");
        services.AddFunction<int, int>("price", Type, Type);
    }

    public static FunctionDescriptor Function(string name, FunctionTrigger trigger, Func<EventInvocation, Task> run, FunctionSettings? settings = null, bool batch = false) => new()
    {
        Name = name,
        Handler = $"Tests.{name}",
        Trigger = trigger,
        Settings = settings ?? new FunctionSettings { Unit = name, Timeout = TimeSpan.FromSeconds(30), MaxAttempts = 3 },
        Batch = batch,
        Event = invocation => new ValueTask(run(invocation)),
    };

    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<int> Type(IServiceProvider services) => services.GetRequiredService<JsonTypes>().Get<int>();
}
