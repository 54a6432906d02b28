namespace MultiCloud.Hosting;

/// <summary>Says which text a type is read from.</summary>
internal static class ExpectedForm
{
    private static readonly Dictionary<Type, string> Forms = new()
    {
        [typeof(string)] = "a text",
        [typeof(char)] = "one character",
        [typeof(bool)] = "true or false",
        [typeof(byte)] = "a whole number from 0 to 255",
        [typeof(short)] = "a whole number from -32768 to 32767",
        [typeof(int)] = "a whole number from -2147483648 to 2147483647",
        [typeof(long)] = "a whole number of at most 64 bits",
        [typeof(float)] = "a number such as 12.5",
        [typeof(double)] = "a number such as 12.5",
        [typeof(decimal)] = "a number such as 12.5",
        [typeof(Guid)] = "a GUID such as 0f8fad5b-d9cb-469f-a165-70867728950e",
        [typeof(DateOnly)] = "a date such as 2024-12-31",
        [typeof(TimeOnly)] = "a time of day such as 23:59:00",
        [typeof(DateTime)] = "a time such as 2024-12-31T23:59:00Z",
        [typeof(DateTimeOffset)] = "a time such as 2024-12-31T23:59:00Z",
        [typeof(TimeSpan)] = "a duration such as 01:30:00",
    };

    internal static string Of<T>() => Forms.GetValueOrDefault(typeof(T)) ?? $"a {typeof(T).Name}";

    internal static string OfEnum<T>()
        where T : struct, Enum => $"one of {string.Join(", ", Enum.GetNames<T>())}";
}
