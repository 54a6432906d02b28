using System.Text.Json.Serialization;

namespace MultiCloud.Conformance;

/// <summary>A message that says what its function shall do with it; see <c>Work</c>.</summary>
public sealed record Job(string Key, string Do = "succeed", string? Text = null, byte[]? Bytes = null);

/// <summary>The data of an event; <see cref="Fails"/> names the function that shall throw.</summary>
public sealed record SizeMeasured(string Key, string? Fails = null, int Value = 0, string? Note = null);

/// <summary>Asks the app to send jobs through its own binding.</summary>
public sealed record SendCommand(string Queue, Job[] Jobs, string? Id = null, double DelaySeconds = 0);

/// <summary>Asks the app to publish events through its own binding.</summary>
public sealed record PublishCommand(string Topic, SizeMeasured[] Events, string? Id = null, string? Subject = null);

/// <summary>What a binding answered: ids, or the error it threw.</summary>
public sealed record SendAnswer(string[] Ids, string? Error = null, string? Message = null);

/// <summary>Asks the app to use a bucket through its own binding.</summary>
public sealed record BucketCommand(
    string Do,
    string Key = "",
    byte[]? Bytes = null,
    string? ContentType = null,
    Dictionary<string, string>? Metadata = null,
    bool OnlyIfAbsent = false,
    long? From = null,
    long? Length = null,
    int Max = 1000,
    string? Continuation = null,
    double LifetimeSeconds = 0);

/// <summary>What the bucket answered, or the error it threw.</summary>
public sealed record BucketAnswer
{
    public bool Found { get; init; }

    public byte[]? Bytes { get; init; }

    public long Size { get; init; }

    public string? Version { get; init; }

    public string? ContentType { get; init; }

    public Dictionary<string, string> Metadata { get; init; } = [];

    public string[] Keys { get; init; } = [];

    public string? Continuation { get; init; }

    public Uri? Link { get; init; }

    public string? Error { get; init; }

    public string? Message { get; init; }
}

/// <summary>The input of direct functions.</summary>
public sealed record CallInput(string Key, string Text = "", int Number = 0);

/// <summary>The result of direct functions.</summary>
public sealed record CallOutput(string Text, int Number);

/// <summary>What the caller of a direct function got.</summary>
public sealed record CallAnswer(CallOutput? Output, string? Error = null, string? ErrorType = null, string? Message = null);

[JsonConverter(typeof(JsonStringEnumConverter<Color>))]
public enum Color
{
    Red,
    DarkGreen,
}

public sealed record Person(string Name, int Age, Color Favourite, Address? Address = null, string[]? Tags = null);

public sealed record Address(string Street, string City);

/// <summary>Query values as they were bound.</summary>
public sealed record BoundValues(
    string Text, int Count, decimal Ratio, bool On, DateOnly? Day, Guid? Id, DateTimeOffset? At, Color? Color, int? Missing, string[] Tags, int[] Numbers);

/// <summary>A request as the raw parameter showed it.</summary>
public sealed record RawValues(string Method, string Path, string Query, string[] Many, string[] QueryMany, string? Route, string? ContentType, long? Length);
