using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud.Hosting;

/// <summary>The services of one invocation. The scope is made when something is first asked of it: many functions need none.</summary>
internal sealed class InvocationScope(IServiceProvider root) : IKeyedServiceProvider, IServiceProviderIsKeyedService
{
    private readonly Lock _making = new();
    private AsyncServiceScope? _scope;
    private bool _disposed;

    public object? GetService(Type serviceType) => serviceType == typeof(IServiceProvider) ? this : Provider.GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => Keyed.GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Keyed.GetRequiredKeyedService(serviceType, serviceKey);

    public bool IsService(Type serviceType) => root.GetRequiredService<IServiceProviderIsService>().IsService(serviceType);

    public bool IsKeyedService(Type serviceType, object? serviceKey) => root.GetRequiredService<IServiceProviderIsKeyedService>().IsKeyedService(serviceType, serviceKey);

    /// <summary>Disposes what the invocation made; nothing can be asked of it after.</summary>
    internal ValueTask EndAsync()
    {
        lock (_making)
        {
            _disposed = true;
            return _scope?.DisposeAsync() ?? default;
        }
    }

    private IKeyedServiceProvider Keyed => (IKeyedServiceProvider)Provider;

    private IServiceProvider Provider
    {
        get
        {
            lock (_making)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                return (_scope ??= root.CreateAsyncScope()).ServiceProvider;
            }
        }
    }
}
