namespace MultiCloud.Model;

/// <summary>
/// The rules that an app as a whole must keep. The analyzers, the build, the command line and the local runtime all ask here,
/// so that a mistake is one everywhere and is said in the same words.
/// </summary>
public static class Validator
{
    /// <summary>Checks an app.</summary>
    /// <param name="model">What the code says.</param>
    /// <param name="manifest">What <c>multicloud.json</c> says, problems of the file itself aside; null for no file.</param>
    /// <param name="scope">What is known about targets; null for nothing.</param>
    /// <returns>The problems, in the same order for equal input.</returns>
    public static IReadOnlyList<Problem> Validate(AppModel model, Manifest? manifest = null, ValidationScope? scope = null)
    {
        var findings = new Findings(model, manifest, scope ?? new ValidationScope());
        NameRules.Check(findings);
        ReferenceRules.Check(findings);
        RouteRules.Check(findings);
        TimerRules.Check(findings);
        RangeRules.Check(findings);
        UnitRules.Check(findings);
        BindingRules.Check(findings);
        FlowRules.Check(findings);
        CallRules.Check(findings);
        return findings.Problems;
    }

    /// <summary>Checks what of a function is right or wrong by itself: its route or its schedule.</summary>
    internal static IReadOnlyList<Problem> ValidateTrigger(AppModel function)
    {
        var findings = new Findings(function, null, new ValidationScope());
        RouteRules.Check(findings);
        TimerRules.Check(findings);
        return findings.Problems;
    }
}

/// <summary>What is known about targets where an app is checked.</summary>
public sealed record ValidationScope
{
    /// <summary>The target; null is the one <c>multicloud.json</c> names.</summary>
    public string? Target { get; init; }

    /// <summary>What the target can do; null when that is not known, and then the portable limits count.</summary>
    public Capabilities? Capabilities { get; init; }

    /// <summary>The targets there are; null when that is not known.</summary>
    public EquatableArray<string>? KnownTargets { get; init; }
}
