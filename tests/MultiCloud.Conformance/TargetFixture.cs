namespace MultiCloud.Conformance;

/// <summary>Starts the app once for all cases of a target.</summary>
public abstract class TargetFixture(ITargetDriver driver) : IAsyncLifetime
{
    public ITargetDriver Driver { get; } = driver;

    public ITarget Target { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Target = await Driver.StartAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Target is not null)
            await Target.DisposeAsync();
    }
}
