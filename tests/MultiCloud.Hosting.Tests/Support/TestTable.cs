using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud.Hosting.Tests.Support;

/// <summary>What the generator would have written for a small shop.</summary>
internal sealed class TestTable(TestHost host) : FunctionTable
{
    public override string App => "shop";

    public override IReadOnlyList<FunctionDescriptor> Functions { get; } = [TestInvoker.Queue(_ => default)];

    public override IReadOnlyList<BindingDescriptor> Bindings => [];

    public override IJsonTypeInfoResolver? JsonTypes => TestJsonContext.Default;

    public override string? ProjectDirectory => Folder;

    public override string? UserSecretsId => Secrets;

    internal string? Folder { get; init; }

    internal string? Secrets { get; init; }

    public override IFunctionHost CreateHost() => host;

    public override void AddBindings(IServiceCollection services)
    {
        services.AddQueue("orders", static s => s.GetRequiredService<JsonTypes>().Get<Order>());
        services.AddTopic("order-placed", static s => s.GetRequiredService<JsonTypes>().Get<OrderPlaced>());
        services.AddBucket("uploads");
        services.AddFunction("pricing-price", static s => s.GetRequiredService<JsonTypes>().Get<Order>(), static s => s.GetRequiredService<JsonTypes>().Get<decimal>());
        services.AddTable("rows", static s => s.GetRequiredService<JsonTypes>().Get<Order>());
        services.AddSecrets();
        services.AddQueue("raw", static s => s.GetRequiredService<JsonTypes>().Get<string>());
    }

    internal FunctionAppBuilder CreateBuilder(params string[] args) => new(args, () => this, Folder ?? AppContext.BaseDirectory);
}
