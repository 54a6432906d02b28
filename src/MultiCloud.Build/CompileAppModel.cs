using Microsoft.Build.Framework;
using MultiCloud.Model;

namespace MultiCloud.Build;

/// <summary>Reads the model that the generator left in the app's assembly, merges <c>multicloud.json</c>, and writes what the two come to.</summary>
public sealed class CompileAppModel : Microsoft.Build.Utilities.Task
{
    /// <summary>The compiled app.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The project's <c>multicloud.json</c>; empty for none.</summary>
    public string ConfigFile { get; set; } = "";

    /// <summary>The target the app is built for.</summary>
    [Required]
    public string Target { get; set; } = "";

    /// <summary>Whether the analyzers ran in this build: then they have reported what is wrong, and it is not said twice.</summary>
    public bool AnalyzersRan { get; set; }

    /// <summary>Folders for which the compiler wrote another name into the symbols, which is their <c>MappedPath</c>.</summary>
    public ITaskItem[] SourceRoots { get; set; } = [];

    /// <summary>Where the whole goes, for tools and people.</summary>
    [Required]
    public string ManifestFile { get; set; } = "";

    /// <summary>Where the decided values go, for the app.</summary>
    [Required]
    public string SettingsFile { get; set; } = "";

    /// <summary>Where the fingerprint of a run that had nothing to say goes, so that the next with equal input writes the same without deciding it again; empty for none.</summary>
    public string FingerprintFile { get; set; } = "";

    /// <inheritdoc />
    public override bool Execute()
    {
        using var assembly = BuiltAssembly.Open(Assembly);
        var json = assembly.ReadModel();
        var config = ConfigFile.Length == 0 ? null : File.ReadAllText(ConfigFile);
        var fingerprint = Fingerprint.Of(json, ConfigFile, config, Target, AnalyzersRan ? "analyzers" : null);
        if (IsDone(fingerprint))
        {
            WriteAgain(ManifestFile);
            WriteAgain(SettingsFile);
            return true;
        }

        return Compile(assembly, json, config, fingerprint);
    }

    private bool IsDone(string fingerprint) =>
        File.Exists(FingerprintFile) && File.Exists(ManifestFile) && File.Exists(SettingsFile) && File.ReadAllText(FingerprintFile) == fingerprint;

    /// <summary>Newer than the assembly, for MSBuild to see that it is up to date.</summary>
    private static void WriteAgain(string path) => File.WriteAllBytes(path, File.ReadAllBytes(path));

    private bool Compile(BuiltAssembly assembly, string? json, string? config, string fingerprint)
    {
        if (Compile(json, config) is not { } app)
            return false;

        ReportBroken(app, assembly);
        if (!AnalyzersRan)
            Report(app, assembly);

        if (Log.HasLoggedErrors)
            return false;

        if (FingerprintFile.Length > 0)
            File.Delete(FingerprintFile);

        File.WriteAllText(ManifestFile, app.ManifestText);
        File.WriteAllText(SettingsFile, app.SettingsText);

        // What was said must be said again by the next build.
        var isSilent = app.Code.Broken.Count == 0 && (AnalyzersRan || app.Problems.Count == 0);
        if (FingerprintFile.Length > 0 && isSilent)
            File.WriteAllText(FingerprintFile, fingerprint);

        return true;
    }

    private CompiledApp? Compile(string? json, string? config)
    {
        try
        {
            return CompiledApp.Compile(json ?? throw new FormatException("has no model of its functions"), config is null ? null : (ConfigFile, config), Target);
        }
        catch (FormatException e)
        {
            Report(Rules.ModelUnreadable.At("", null, Path.GetFileName(Assembly), e.Message), null);
            return null;
        }
    }

    /// <summary>That there is an assembly shows that nobody has said it yet: the analyzers did not run, or were told to be silent.</summary>
    private void ReportBroken(CompiledApp app, BuiltAssembly assembly)
    {
        foreach (var function in app.Code.Broken)
        {
            var place = app.Config?.LocationOf($"functions.{function.Name}.handler") ?? OnThisMachine(assembly.FindMethod(function.Handler));
            var rule = Rules.All.FirstOrDefault(rule => rule.Id == function.RuleId) ?? Rules.UnsupportedMethod;
            Report(new Problem(rule, function.Message, function.Name), place);
        }
    }

    private void Report(CompiledApp app, BuiltAssembly assembly)
    {
        foreach (var problem in app.Problems)
        {
            var function = app.Code.Functions.FirstOrDefault(function => function.Name == problem.Subject);
            Report(problem, problem.Location ?? (function is null ? null : OnThisMachine(assembly.FindMethod(function.Handler))));
        }
    }

    private void Report(Problem problem, FileLocation? place)
    {
        var (file, line, column) = place is null ? (null, 0, 0) : (place.Path, place.Line, place.Column);
        switch (problem.Rule.Severity)
        {
            case Severity.Error:
                Log.LogError(null, problem.Rule.Id, null, file, line, column, 0, 0, problem.Message);
                break;
            case Severity.Warning:
                Log.LogWarning(null, problem.Rule.Id, null, file, line, column, 0, 0, problem.Message);
                break;
            default:
                Log.LogMessage(null, problem.Rule.Id, null, file, line, column, 0, 0, MessageImportance.Normal, problem.Message);
                break;
        }
    }

    /// <summary>The path under which the file can be opened, for one that the compiler mapped to be the same everywhere.</summary>
    private FileLocation? OnThisMachine(FileLocation? place)
    {
        foreach (var root in SourceRoots)
        {
            var mapped = root.GetMetadata("MappedPath");
            if (place is not null && mapped.Length > 0 && place.Path.StartsWith(mapped, StringComparison.Ordinal))
                return place with { Path = root.ItemSpec + place.Path.Substring(mapped.Length) };
        }

        return place;
    }
}
