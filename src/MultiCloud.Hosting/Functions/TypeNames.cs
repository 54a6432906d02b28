using System.Text;

namespace MultiCloud.Hosting;

/// <summary>Names of types as people write them.</summary>
internal static class TypeNames
{
    /// <summary>As in C#, without namespaces: <c>List&lt;Order&gt;</c>.</summary>
    internal static string Display(Type type)
    {
        if (type.IsArray)
        {
            return $"{Display(type.GetElementType()!)}[]";
        }

        return type.IsGenericType
            ? $"{WithoutArity(type.Name)}<{string.Join(", ", type.GetGenericArguments().Select(Display))}>"
            : type.Name;
    }

    /// <summary>For CloudEvents types: <c>OrderPlaced</c> is <c>order-placed</c>.</summary>
    internal static string Kebab(Type type)
    {
        var name = WithoutArity(type.Name);
        var kebab = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(name[i]))
            {
                continue;
            }

            if (char.IsAsciiLetterUpper(name[i]) && kebab.Length > 0 && BeginsWord(name, i))
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(name[i]));
        }

        return kebab.ToString();
    }

    private static bool BeginsWord(string name, int i) =>
        !char.IsAsciiLetterUpper(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]));

    private static string WithoutArity(string name)
    {
        var arity = name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? name : name[..arity];
    }
}
