using MultiCloud.Hosting;

namespace MultiCloud.Local.Observing;

/// <summary>The words for how an invocation ended.</summary>
internal static class Outcomes
{
    public const string Running = "running";

    /// <summary>Every word.</summary>
    public static IReadOnlyList<string> All { get; } = [Running, .. Enum.GetValues<OutcomeKind>().Select(Name)];

    public static string Name(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Succeeded => "succeeded",
        OutcomeKind.Failed => "failed",
        OutcomeKind.Rejected => "rejected",
        OutcomeKind.TimedOut => "timed-out",
        _ => "cancelled",
    };
}
