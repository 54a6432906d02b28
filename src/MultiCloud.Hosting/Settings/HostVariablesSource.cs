using System.Collections;
using Microsoft.Extensions.Configuration;

namespace MultiCloud.Hosting;

/// <summary>The host's options as environment variables: <c>MULTICLOUD_ADMIN_PORT</c> is <c>admin-port</c>, as on the command line.</summary>
internal sealed class HostVariablesSource : IConfigurationSource
{
    private const string Prefix = "MULTICLOUD_";

    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider();

    private sealed class Provider : ConfigurationProvider
    {
        public override void Load()
        {
            foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            {
                var name = (string)variable.Key;
                if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                {
                    Data[Key(name)] = (string?)variable.Value;
                }
            }
        }

        private static string Key(string name) =>
            name[Prefix.Length..].Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal).Replace('_', '-').ToLowerInvariant();
    }
}
