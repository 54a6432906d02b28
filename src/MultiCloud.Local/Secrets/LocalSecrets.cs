using Microsoft.Extensions.Configuration;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Secrets;

/// <summary>Secrets as .NET developers keep them: user secrets under <c>Secrets:name</c>, overridden by the environment variable <c>Secrets__name</c>.</summary>
/// <param name="configuration">The app's configuration.</param>
/// <param name="project">The project's folder, or null.</param>
/// <param name="hasUserSecrets">Whether the project has a <c>UserSecretsId</c>.</param>
internal sealed class LocalSecrets(IConfiguration configuration, string? project, bool hasUserSecrets) : ISecretClient
{
    private const string Section = "Secrets:";

    public ValueTask<IReadOnlyDictionary<string, string>> GetAsync(IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (Find(name) is { } value) values.Add(name, value);
        }

        return new(values);
    }

    /// <summary>A secret's value; null when it has none, or an empty one, which platforms do not keep. Shells cannot set variables with a dash, so an underscore stands for it too.</summary>
    public string? Find(string name) =>
        new[] { configuration[Section + name], configuration[Section + name.Replace('-', '_')] }.FirstOrDefault(value => !string.IsNullOrEmpty(value));

    public string HowToSet(string name)
    {
        var at = project is null ? "" : $" --project \"{project}\"";
        var init = hasUserSecrets ? "" : $"dotnet user-secrets init{at} && ";
        return $"Type: {init}dotnet user-secrets set \"{Section}{name}\" \"<value>\"{at} and start the app again; or set the environment variable Secrets__{name.Replace('-', '_')}.";
    }
}
