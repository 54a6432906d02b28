using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace MultiCloud.Hosting;

/// <summary>
/// Environment variables as every app has them, without those that would pass for an option of the host: a <c>PORT</c> that happens to be set
/// does not move the app, only <c>MULTICLOUD_PORT</c> does.
/// </summary>
internal sealed class VariablesSource : IConfigurationSource
{
    private static readonly string[] HostOptions = ["port", "store", "stage", "verbose", "chaos"];

    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider();

    private sealed class Provider : EnvironmentVariablesConfigurationProvider
    {
        public override void Load()
        {
            base.Load();
            foreach (var option in HostOptions)
            {
                Data.Remove(option);
            }
        }
    }
}
