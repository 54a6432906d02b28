namespace MultiCloud.Generators.Specs;

/// <summary>Where the value of one parameter of a method or constructor comes from.</summary>
/// <param name="Parameter">The parameter's name.</param>
internal abstract record Argument(string Parameter);

/// <summary>Something the invocation itself has.</summary>
internal sealed record ContextArgument(string Parameter, ContextPart Part) : Argument(Parameter);

internal enum ContextPart
{
    CancellationToken,
    Context,
    Request,
    Services,
}

/// <summary>A service of the app.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="Key">The key as a C# literal; null for none.</param>
/// <param name="Optional">Whether null is fine when it is not registered.</param>
internal sealed record ServiceArgument(string Parameter, string Type, string? Key, bool Optional) : Argument(Parameter);

/// <summary>A constant: the parameter's default, for what nothing can provide.</summary>
internal sealed record ConstantArgument(string Parameter, string Literal) : Argument(Parameter);

/// <summary>A route, query or header value.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Source">Route, Query or Header.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Shape">How its text becomes a value.</param>
/// <param name="Type">The value's type in C#, without nullability; the element's for lists.</param>
/// <param name="List">Whether the parameter takes every value of that name.</param>
/// <param name="Missing">What a missing value means.</param>
/// <param name="Default">The default as a C# literal, for <see cref="MissingValue.Default"/>.</param>
internal sealed record ValueArgument(
    string Parameter, string Source, string Name, ValueShape Shape, string Type, ListShape List, MissingValue Missing, string? Default) : Argument(Parameter);

internal enum ValueShape
{
    String,
    Enum,
    ParsableStruct,
    ParsableClass,
}

internal enum MissingValue
{
    Refused,
    Null,
    Default,
}

/// <summary>The body of an http request.</summary>
internal sealed record BodyArgument(string Parameter, BodyShape Shape, TypeRef? Type, bool Optional) : Argument(Parameter);

internal enum BodyShape
{
    Json,
    Text,
    Bytes,
    Stream,
}

/// <summary>What started a function that is not http: a message, event, change, tick or input.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Kind">Which.</param>
/// <param name="Envelope">Whether the parameter takes the message with what is known about it, not the bare data.</param>
/// <param name="Type">The data's type; null for changes and ticks.</param>
/// <param name="List">Whether and how the parameter takes several.</param>
internal sealed record MessageArgument(string Parameter, MessageKind Kind, bool Envelope, TypeRef? Type, ListShape List) : Argument(Parameter);

internal enum MessageKind
{
    Queue,
    Topic,
    Bucket,
    Tick,
    Input,
}

/// <summary>How a parameter takes several values.</summary>
internal enum ListShape
{
    /// <summary>It takes one.</summary>
    None,

    /// <summary>A read-only interface: an array or whatever list there is will do.</summary>
    ReadOnly,

    /// <summary>An array, or an interface that only an array of its own satisfies.</summary>
    Array,

    /// <summary><c>List&lt;T&gt;</c>.</summary>
    List,
}
