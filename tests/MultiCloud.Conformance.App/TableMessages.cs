namespace MultiCloud.Conformance;

/// <summary>A row of the table under test.</summary>
public sealed record TableValue(string? Text, int Number = 0);

/// <summary>Asks the app to use a table through its own binding.</summary>
public sealed record TableCommand(
    string Do,
    string Partition = "",
    string Row = "",
    TableValue? Value = null,
    string? Version = null,
    string? From = null,
    string? To = null,
    string? Prefix = null,
    int Max = 1000,
    string? Continuation = null);

/// <summary>What the table answered, or the error it threw.</summary>
public sealed record TableAnswer
{
    /// <summary>Whether the row was there.</summary>
    public bool Found { get; init; }

    public TableValue? Value { get; init; }

    public string? Version { get; init; }

    /// <summary>The row keys of a page.</summary>
    public string[] Rows { get; init; } = [];

    public string? Continuation { get; init; }

    public string? Error { get; init; }

    public string? Message { get; init; }
}

/// <summary>A secret as the app read it, or the error it got.</summary>
public sealed record SecretAnswer(string? Value = null, string? Error = null, string? Message = null);
