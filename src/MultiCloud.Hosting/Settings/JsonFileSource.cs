using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace MultiCloud.Hosting;

/// <summary>A JSON file of settings that exists, read when the configuration is built and not watched after.</summary>
internal sealed class JsonFileSource(string path) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(path);

    private sealed class Provider(string path) : JsonStreamConfigurationProvider(new())
    {
        public override void Load()
        {
            try
            {
                using var file = File.OpenRead(path);
                Load(file);
            }
            catch (Exception e) when (e is FormatException or JsonException)
            {
                throw new StartupException($"The settings file {path} cannot be read: {(e.InnerException ?? e).Message}", e);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new StartupException($"The settings file {path} cannot be opened: {e.Message}", e);
            }
        }

        public override string ToString() => $"{nameof(JsonFileSource)} ({path})";
    }
}
