namespace MultiCloud.Model;

/// <summary><c>multicloud.json</c>.</summary>
public sealed record Manifest
{
    /// <summary>The file's name.</summary>
    public const string FileName = "multicloud.json";

    /// <summary>The file's path, as it was given.</summary>
    public string Path { get; init; } = FileName;

    /// <summary>The app's name, or null.</summary>
    public string? App { get; init; }

    /// <summary>The target that plan and deploy use when none is named.</summary>
    public string Target { get; init; } = Defaults.Target;

    /// <summary>What is set for all stages and targets.</summary>
    public ManifestSection Settings { get; init; } = new();

    /// <summary>What is set for single targets.</summary>
    public EquatableArray<ManifestTarget> Targets { get; init; }

    /// <summary>What is set for single stages.</summary>
    public EquatableArray<ManifestStage> Stages { get; init; }

    internal IReadOnlyDictionary<string, FileLocation> Locations { get; init; } = new Dictionary<string, FileLocation>();

    /// <summary>Reads the file's text. Whatever the text, there is a manifest: of the parts that are right.</summary>
    /// <param name="path">The file's path, for places.</param>
    /// <param name="text">The text.</param>
    public static ParsedManifest Parse(string path, string text)
    {
        var root = JsonReader.Read(text, out var error);
        if (root is null)
        {
            var message = string.IsNullOrWhiteSpace(text) ? $"{FileName} is empty; write {{ }}, or delete the file" : error!.Message;
            var problem = Rules.ConfigSyntax.At("", new FileLocation(path, error!.Line, error.Column), message);
            return new ParsedManifest(new Manifest { Path = path }, new([problem]));
        }

        var checker = new PropertyChecker(path, FileName);
        var kept = checker.Check(root, ManifestProperties.Root, "");
        var manifest = ManifestReader.Read(kept) with { Path = path, Locations = checker.Locations };
        return new ParsedManifest(manifest, new(checker.Problems));
    }

    /// <summary>The place of a property's value.</summary>
    /// <param name="property">Its dotted path, such as <c>functions.orders-place.trigger.cron</c>.</param>
    /// <returns>The place, or null when the file does not have the property.</returns>
    public FileLocation? LocationOf(string property) => Locations.TryGetValue(property, out var location) ? location : null;

    /// <summary>Two manifests are equal when they set the same, wherever it stands.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(Manifest? other) =>
        other is not null && (App, Target, Settings, Targets, Stages).Equals((other.App, other.Target, other.Settings, other.Targets, other.Stages));

    /// <inheritdoc />
    public override int GetHashCode() => (App, Target, Settings, Targets, Stages).GetHashCode();
}

/// <summary>A manifest and what is wrong with its file.</summary>
/// <param name="Manifest">What could be read.</param>
/// <param name="Problems">What could not.</param>
public sealed record ParsedManifest(Manifest Manifest, EquatableArray<Problem> Problems);

/// <summary>What <c>multicloud.json</c> sets for a stage.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Settings">What is set.</param>
public sealed record ManifestStage(string Name, ManifestSection Settings);

/// <summary>What <c>multicloud.json</c> sets for a target.</summary>
/// <param name="Name">The target.</param>
/// <param name="Settings">What is set.</param>
/// <param name="Options">Options that only the target knows, such as a region.</param>
public sealed record ManifestTarget(string Name, ManifestSection Settings, EquatableArray<TargetOption> Options);

/// <summary>An option that only a target knows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The text, or the number or truth value as written.</param>
public sealed record TargetOption(string Name, string Value);
