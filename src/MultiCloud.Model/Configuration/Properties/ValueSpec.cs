using System.Text.RegularExpressions;

namespace MultiCloud.Model;

/// <summary>What a value of <c>multicloud.json</c> may be: the parser, the schema and the documentation all read it here.</summary>
/// <param name="Allowed">In words, as a message says it.</param>
internal abstract record ValueSpec(string Allowed);

/// <summary>Any text, or text of a pattern that .NET and JavaScript understand alike.</summary>
internal sealed record TextSpec(string Allowed, string? Pattern = null) : ValueSpec(Allowed)
{
    /// <summary>The name of an app, stage, target, unit, function or binding.</summary>
    public static readonly TextSpec Name = new("a lower-case letter followed by at most 39 lower-case letters, digits or '-'", Names.Pattern);

    private readonly Regex? _regex = Pattern is null ? null : new Regex(Pattern, RegexOptions.CultureInvariant);

    public bool Allows(string text) => _regex is null || (_regex.IsMatch(text) && text.IndexOf('\n') < 0);
}

/// <summary>One of some words.</summary>
internal sealed record WordSpec(params string[] Words) : ValueSpec(string.Join(", ", Words.Select(word => $"\"{word}\"")));

/// <summary>A whole number in a range.</summary>
internal sealed record IntegerSpec(int Min, int Max) : ValueSpec($"a whole number from {Min} to {Max}");

/// <summary>True or false.</summary>
internal sealed record BooleanSpec() : ValueSpec("true or false");

/// <summary>A list.</summary>
internal sealed record ListSpec(ValueSpec Item) : ValueSpec("a list in [ ]");

/// <summary>An object whose properties are names the user chooses.</summary>
/// <param name="Key">What a name may be.</param>
/// <param name="KeyWord">What a name is called in a message.</param>
/// <param name="Value">What each value is.</param>
internal sealed record MapSpec(TextSpec Key, string KeyWord, ValueSpec Value) : ValueSpec("an object in { }");

/// <summary>An object with known properties.</summary>
/// <param name="Title">What it is called in the schema and the documentation.</param>
/// <param name="Properties">The properties.</param>
internal sealed record ObjectSpec(string Title, params PropertySpec[] Properties) : ValueSpec("an object in { }")
{
    /// <summary>Whether text, numbers and truth values of other names are kept for somebody else to judge.</summary>
    public bool OtherScalars { get; init; }

    /// <summary>Properties that stand at another place of the file only, and where: the end of a message.</summary>
    public IReadOnlyDictionary<string, string> StandElsewhere { get; init; } = new Dictionary<string, string>();

    public string? Elsewhere(string name) => StandElsewhere.TryGetValue(name, out var where) ? where : null;

    public PropertySpec? Find(string name) => Array.Find(Properties, property => property.Name == name);
}

/// <summary>A property of an object.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What its value may be.</param>
/// <param name="Description">What it means, one sentence.</param>
internal sealed record PropertySpec(string Name, ValueSpec Value, string Description)
{
    /// <summary>Whether <c>null</c> is a value too.</summary>
    public bool AllowsNull { get; init; }

    /// <summary>Whether the object makes no sense without it.</summary>
    public bool Required { get; init; }

    /// <summary>The value when it is absent, as JSON; null for none or one that depends.</summary>
    public string? Default { get; init; }
}
