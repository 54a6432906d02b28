namespace MultiCloud.Model;

/// <summary>The words for <see cref="Access"/> in JSON.</summary>
internal static class AccessWords
{
    public const string Private = "private";

    public const string Public = "public";

    public static string ToWord(this Access access) => access == Access.Public ? Public : Private;

    public static Access? Parse(string? word) => word switch
    {
        Private => Access.Private,
        Public => Access.Public,
        _ => null,
    };
}
