using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using MultiCloud.Generators.Tests.Driver;
using MultiCloud.Hosting;

namespace MultiCloud.Generators.Tests.Running;

/// <summary>The app <c>Golden/running.cs</c>, compiled with its generated code, loaded and started.</summary>
public sealed class RunningApp : IAsyncLifetime
{
    private FunctionApp? _app;
    private HttpDispatcher? _dispatcher;

    public RunningHost Host { get; private set; } = null!;

    public IList<string> Seen { get; private set; } = [];

    public FunctionDescriptor this[string function] => Host.Runtime!.Functions.Single(each => each.Name == function);

    public async ValueTask InitializeAsync()
    {
        var app = new TestApp { Source = File.ReadAllText(Path.Combine(Places.Golden, "running.cs")), AssemblyName = "Running" };
        var generated = (app with { Properties = app.Properties.SetItem("MultiCloudHostType", typeof(RunningHost).FullName!) }).Generate();
        using var image = new MemoryStream();
        Assert.Equal("", string.Join('\n', generated.Compilation.Emit(image).Diagnostics.Where(each => each.WarningLevel == 0)));
        image.Position = 0;
        var assembly = AssemblyLoadContext.Default.LoadFromStream(image);
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        Seen = (IList<string>)assembly.GetType("Running.Seen")!.GetProperty("Lines", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        _app = FunctionApp.CreateBuilder([]).Build();
        await _app.StartAsync();
        Host = RunningHost.Last!;
        _dispatcher = new HttpDispatcher(Host.Runtime!.Functions, null, Host.Runtime.Invoker.InvokeAsync);
    }

    internal async Task<TestExchange> SendAsync(TestExchange exchange)
    {
        await _dispatcher!.DispatchAsync(exchange, CancellationToken.None);
        return exchange;
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }
}
