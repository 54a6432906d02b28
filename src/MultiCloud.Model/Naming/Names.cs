using System.Text;

namespace MultiCloud.Model;

/// <summary>The names of apps, stages, targets, units, functions and bindings: <c>[a-z][a-z0-9-]{0,39}</c>.</summary>
public static class Names
{
    /// <summary>The pattern of every name.</summary>
    public const string Pattern = "^[a-z][a-z0-9-]{0,39}$";

    /// <summary>The longest name.</summary>
    public const int MaxLength = 40;

    /// <summary>Whether a text is a name.</summary>
    /// <param name="name">The text.</param>
    public static bool IsValid(string? name)
    {
        if (name is null || name.Length is 0 or > MaxLength || name[0] is < 'a' or > 'z')
        {
            return false;
        }

        foreach (var character in name)
        {
            if (character is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A C# name in kebab case: <c>orderPlaced</c> is <c>order-placed</c>, <c>HTTPServer</c> is <c>http-server</c>.</summary>
    /// <param name="identifier">The C# name.</param>
    public static string ToKebab(string identifier)
    {
        var kebab = new StringBuilder(identifier.Length + 8);
        for (var i = 0; i < identifier.Length; i++)
        {
            var character = identifier[i];
            if (!char.IsLetterOrDigit(character))
            {
                Hyphen(kebab);
                continue;
            }

            if (char.IsUpper(character) && i > 0 && StartsWord(identifier, i))
            {
                Hyphen(kebab);
            }

            kebab.Append(char.ToLowerInvariant(character));
        }

        return kebab.ToString().TrimEnd('-');
    }

    /// <summary>The name of a function that has none: kebab(class without suffix <c>Functions</c>) + <c>-</c> + kebab(method without suffix <c>Async</c>).</summary>
    /// <param name="className">The class's name, without namespace.</param>
    /// <param name="methodName">The method's name.</param>
    public static string DefaultFunctionName(string className, string methodName)
    {
        var type = ToKebab(WithoutSuffix(className, "Functions"));
        var method = ToKebab(WithoutSuffix(methodName, "Async"));
        return type.Length == 0 ? method : method.Length == 0 ? type : type + "-" + method;
    }

    /// <summary>A valid name like a text: what a message proposes, and an app's name made from its project's.</summary>
    /// <param name="text">Any text.</param>
    public static string Suggest(string text)
    {
        var name = new StringBuilder();
        foreach (var character in ToKebab(text))
        {
            if (character is (>= 'a' and <= 'z') || (name.Length > 0 && character is (>= '0' and <= '9') or '-'))
            {
                name.Append(character);
            }
        }

        if (name.Length > MaxLength)
        {
            name.Length = MaxLength;
        }

        var suggestion = name.ToString().TrimEnd('-');
        return suggestion.Length == 0 ? "app" : suggestion;
    }

    private static bool StartsWord(string identifier, int index) =>
        !char.IsUpper(identifier[index - 1]) || (index + 1 < identifier.Length && char.IsLower(identifier[index + 1]));

    private static void Hyphen(StringBuilder kebab)
    {
        if (kebab.Length > 0 && kebab[kebab.Length - 1] != '-')
        {
            kebab.Append('-');
        }
    }

    private static string WithoutSuffix(string name, string suffix) =>
        name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
}
