namespace MultiCloud.Conformance;

/// <summary>How long cases wait on a target.</summary>
/// <param name="MustHappen">For something that must happen.</param>
/// <param name="MustNotHappen">For something that must not happen: longer than the target's first wait between two attempts.</param>
public sealed record Patience(TimeSpan MustHappen, TimeSpan MustNotHappen);
