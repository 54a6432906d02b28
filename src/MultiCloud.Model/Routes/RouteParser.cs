namespace MultiCloud.Model;

/// <summary>Reads routes.</summary>
internal static class RouteParser
{
    private const int MaxLength = 4096;

    private static readonly string[] Constraints = ["int", "long", "guid"];

    public static RoutePattern? Parse(string text, out RouteError? error)
    {
        if (text.Length == 0 || text[0] != '/')
        {
            error = new("it does not begin with '/'", $"write '/{(text.Length < 100 ? text : "...")}'");
            return null;
        }

        if (text.Length > MaxLength)
        {
            error = new($"it has {text.Length} characters", $"allowed are {MaxLength}");
            return null;
        }

        var path = text.Substring(1, text.Length > 2 && text[text.Length - 1] == '/' ? text.Length - 2 : text.Length - 1);
        var segments = new List<RouteSegment>();
        var parts = path.Length == 0 ? [] : path.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (ParseSegment(parts[i], isLast: i == parts.Length - 1, out error) is not { } segment)
            {
                return null;
            }

            if (segment.Kind != RouteSegmentKind.Literal && segments.Exists(other =>
                other.Kind != RouteSegmentKind.Literal && other.Text.Equals(segment.Text, StringComparison.OrdinalIgnoreCase)))
            {
                error = new($"the parameter '{segment.Text}' stands twice", "give one of them another name");
                return null;
            }

            segments.Add(segment);
        }

        error = null;
        return new RoutePattern(text, segments);
    }

    private static RouteSegment? ParseSegment(string part, bool isLast, out RouteError? error)
    {
        if (part.Length == 0)
        {
            error = new("it has an empty segment", "remove one '/'");
            return null;
        }

        if (part[0] == '{' && part[part.Length - 1] == '}')
        {
            return ParseParameter(part, isLast, out error);
        }

        if (part is "." or "..")
        {
            error = new($"the segment '{part}' never arrives, because clients resolve it", "remove it");
            return null;
        }

        foreach (var character in part)
        {
            if (character is '{' or '}')
            {
                error = new($"the segment '{part}' mixes text and a parameter", "a parameter is a whole segment: '{name}'");
                return null;
            }

            if (character is '?' or '#' or '*' or '%' or '\\' or '"' or '<' or '>' or ' ' or '\u007F' or < ' ' || char.IsWhiteSpace(character) || char.IsSurrogate(character))
            {
                error = new($"the segment '{part}' contains '{character}'", "use letters, digits and - . _ ~ ! $ & ' ( ) + , ; = : @");
                return null;
            }
        }

        error = null;
        return new RouteSegment(RouteSegmentKind.Literal, part);
    }

    private static RouteSegment? ParseParameter(string part, bool isLast, out RouteError? error)
    {
        var body = part.Substring(1, part.Length - 2);
        var kind = RouteSegmentKind.Parameter;
        if (body.StartsWith("**", StringComparison.Ordinal))
        {
            kind = RouteSegmentKind.Rest;
            body = body.Substring(2);
        }
        else if (body.Length > 0 && body[body.Length - 1] == '?')
        {
            kind = RouteSegmentKind.Optional;
            body = body.Substring(0, body.Length - 1);
        }

        var colon = body.IndexOf(':');
        var name = colon < 0 ? body : body.Substring(0, colon);
        var constraint = colon < 0 ? null : body.Substring(colon + 1);
        error = null;
        if (!IsIdentifier(name))
        {
            error = new($"'{part}' has no valid parameter name", "a name is a letter or '_' followed by letters, digits or '_': '{id}'");
        }
        else if (kind != RouteSegmentKind.Parameter && !isLast)
        {
            error = new($"'{part}' is not the last segment", "move it to the end, or write '{" + name + "}'");
        }
        else if (constraint is not null && kind != RouteSegmentKind.Parameter)
        {
            error = new($"'{part}' has a constraint, and only a parameter that is always there can have one", "write '{" + name + ":" + constraint + "}'");
        }
        else if (constraint is not null && !Constraints.Contains(constraint))
        {
            error = new($"'{part}' has the constraint '{constraint}'", $"allowed are int, long and guid{Nearest.Hint(constraint, Constraints)}");
        }

        return error is null ? new RouteSegment(kind, name, constraint) : null;
    }

    private static bool IsIdentifier(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_') && (i == 0 || name[i] is not (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}
