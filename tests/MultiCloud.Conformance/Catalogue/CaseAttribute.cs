using System.Runtime.CompilerServices;

namespace MultiCloud.Conformance;

/// <summary>Marks a case: one promise that every target keeps. Cases stand in <c>docs/parity.md</c> by title.</summary>
/// <param name="id">Stable, <c>kind.words-in-kebab-case</c>.</param>
/// <param name="title">The promise, in one line.</param>
/// <param name="file">Where it is.</param>
/// <param name="line">Where it is.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CaseAttribute(string id, string title, [CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
    : FactAttribute(file, line)
{
    public string Id { get; } = id;

    public string Title { get; } = title;
}
