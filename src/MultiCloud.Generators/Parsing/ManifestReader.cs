using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>Reads the part of <c>multicloud.json</c> that is compiled into the app. What is wrong with the file is reported by the analyzers.</summary>
internal static class ManifestReader
{
    public const string FileName = "multicloud.json";

    public static ManifestSpec Read(string text)
    {
        if (JsonReader.Read(text, out _) is not { } root)
        {
            return ManifestSpec.Empty;
        }

        var declared = new List<DeclaredFunction>();
        var triggers = new List<TriggerOverride>();
        foreach (var function in root["functions"]?.Members ?? [])
        {
            if (TriggerJson.Read(function.Value["trigger"]) is not { } trigger)
            {
                continue;
            }

            if (function.Value["handler"]?.AsString() is { } handler)
            {
                declared.Add(new(function.Name, handler, trigger, ModelJson.ReadOptions(function.Value)));
            }
            else
            {
                triggers.Add(new(function.Name, trigger));
            }
        }

        return new(root["app"]?.AsString(), new(declared), new(triggers));
    }
}
