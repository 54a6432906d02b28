using Microsoft.CodeAnalysis.CSharp;
using MultiCloud.Generators.Parsing;
using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Emission;

/// <summary>Arguments as C# expressions. What can fail on a bad request stands in a local before the call; the rest stands in the call.</summary>
internal sealed class ArgumentEmitter(FunctionSpec function)
{
    private readonly Dictionary<string, string> _locals = Locals(function);

    /// <summary>The name of the local for a parameter.</summary>
    public string Local(Argument argument) => _locals[argument.Parameter];

    /// <summary>The argument of the method's call.</summary>
    public string InCall(Argument argument) =>
        argument is ValueArgument or BodyArgument or MessageArgument ? Local(argument) : Provided(argument);

    /// <summary>An argument that the invocation, the services or a constant provide.</summary>
    public static string Provided(Argument argument) => argument switch
    {
        ContextArgument { Part: var part } => "invocation." + part,
        ServiceArgument { Key: null } service => $"{Known.Services}{Get(service)}<{service.Type}>(invocation.Services)" + NotNull(service),
        ServiceArgument service => $"{Known.KeyedServices}{GetKeyed(service)}<{service.Type}>(invocation.Services, {service.Key})" + NotNull(service),
        ConstantArgument constant => constant.Literal,
        _ => throw new ArgumentException(argument.ToString(), nameof(argument)),
    };

    /// <summary>The expression that reads a route, query or header value.</summary>
    public static string Value(ValueArgument value)
    {
        var from = $"({Known.Hosting}HttpValueSource.{value.Source}, {Literals.Text(value.Name)}";
        return value.List != ListShape.None ? Many(value, from) : value.Shape switch
        {
            ValueShape.String => value.Missing == MissingValue.Refused
                ? $"invocation.BindString{from})"
                : $"invocation.BindOptionalString{from})" + Or(value),
            ValueShape.Enum => value.Missing == MissingValue.Refused
                ? $"invocation.BindEnum<{value.Type}>{from})"
                : $"invocation.BindNullableEnum<{value.Type}>{from})" + Or(value),
            ValueShape.ParsableStruct when value.Missing != MissingValue.Refused => $"invocation.BindNullable<{value.Type}>{from})" + Or(value),
            ValueShape.ParsableClass when value.Missing != MissingValue.Refused => $"invocation.BindOr<{value.Type}>{from}, null!)",
            _ => $"invocation.Bind<{value.Type}>{from})",
        };
    }

    private static string Many(ValueArgument value, string from)
    {
        var array = value.Shape == ValueShape.String ? $"invocation.BindStrings{from})" : $"invocation.BindMany<{value.Type}>{from})";
        return value.List == ListShape.List ? $"new global::System.Collections.Generic.List<{value.Type}>({array})" : array;
    }

    private static string Or(ValueArgument value) => value.Missing == MissingValue.Default ? " ?? " + value.Default : "";

    private static string Get(ServiceArgument service) => service.Optional ? "GetService" : "GetRequiredService";

    private static string GetKeyed(ServiceArgument service) => service.Optional ? "GetKeyedService" : "GetRequiredKeyedService";

    /// <summary>A parameter with a default may be declared as never null.</summary>
    private static string NotNull(ServiceArgument service) => service.Optional ? "!" : "";

    /// <summary>A name in C#.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>The parameters' own names, moved aside where generated code uses them itself.</summary>
    private static Dictionary<string, string> Locals(FunctionSpec function)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { "invocation", "instance", "result", "message", "messages", "index" };
        var locals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in function.Call.Arguments)
        {
            var name = argument.Parameter;
            while (!taken.Add(name))
            {
                name += "Value";
            }

            locals.Add(argument.Parameter, Identifier(name));
        }

        return locals;
    }
}
