namespace MultiCloud.Model;

/// <summary>Something found wrong: by the analyzers, the build, the command line or the local runtime, always in the same words.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Message">The subject, the found value, what is allowed, and what to do.</param>
/// <param name="Subject">The function, binding or property it is about, so that the caller can find its place in code; empty for none.</param>
/// <param name="Location">The place in a file, when it is in <c>multicloud.json</c>.</param>
public sealed record Problem(Rule Rule, string Message, string Subject, FileLocation? Location = null)
{
    /// <summary>What an editor can write so that the problem is gone; null where only a person knows.</summary>
    internal Correction? Correction { get; init; }
}

/// <summary>What to write so that a problem is gone.</summary>
/// <param name="Write">The text to write.</param>
/// <param name="Found">What stands there now, or what it is written to; empty for nothing.</param>
/// <param name="Property">The property of an attribute that has the value; empty for any.</param>
internal sealed record Correction(string Write, string Found = "", string Property = "");

/// <summary>A place in a file; line and column count from 1.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
public sealed record FileLocation(string Path, int Line, int Column);

/// <summary>How bad a problem is.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Probably a mistake.</summary>
    Warning,

    /// <summary>The app cannot work.</summary>
    Error,
}

/// <summary>A rule with its code; <c>docs/diagnostics/{Id}.md</c> explains it.</summary>
/// <param name="Id">MC and four digits.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="MessageFormat">The message, with places for what was found.</param>
/// <param name="Severity">How bad it is.</param>
public sealed record Rule(string Id, string Title, string MessageFormat, Severity Severity)
{
    /// <summary>What was found may be of any length; a message that is read may not.</summary>
    private const int LongestArgument = 400;

    /// <summary>Makes a problem.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="location">Where in <c>multicloud.json</c>, or null.</param>
    /// <param name="arguments">The values for the message.</param>
    public Problem At(string subject, FileLocation? location, params object[] arguments) =>
        new(this, string.Format(System.Globalization.CultureInfo.InvariantCulture, MessageFormat, [.. arguments.Select(Short)]), subject, location);

    private static object Short(object argument) =>
        argument is string { Length: > LongestArgument } text ? text.Remove(LongestArgument - 3) + "..." : argument;
}
