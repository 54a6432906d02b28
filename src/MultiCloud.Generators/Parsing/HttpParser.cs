using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>Decides, parameter by parameter, which part of a request an http function takes.</summary>
internal sealed class HttpParser(HttpTrigger trigger, string function, List<BindingSpec> bindings, Faults faults)
{
    private readonly RoutePattern? _route = RoutePattern.TryParse(trigger.Route, out var route, out _) ? route : null;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private IParameterSymbol? _body;
    private bool _hasRequest;

    /// <summary>The JSON type of the body, once a parameter takes it.</summary>
    public TypeRef? Input { get; private set; }

    /// <summary>The argument; null, with a fault, when nothing can be bound.</summary>
    public Argument? Parse(IParameterSymbol parameter)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In))
        {
            return Refuse(parameter, "is passed by reference", "take it by value");
        }

        if (parameter.Attribute("FromRouteAttribute") is { } route)
        {
            return Value(parameter, "Route", NameIn(route, parameter));
        }

        if (parameter.Attribute("FromQueryAttribute") is { } query)
        {
            return Value(parameter, "Query", NameIn(query, parameter));
        }

        if (parameter.Attribute("FromHeaderAttribute") is { } header)
        {
            return Value(parameter, "Header", NameIn(header, parameter));
        }

        if (parameter.Attribute("FromBodyAttribute") is not null)
        {
            return Body(parameter);
        }

        if (ProvidedParser.Parse(parameter, "function '" + function + "'", bindings, faults) is { } provided)
        {
            _hasRequest |= provided is ContextArgument { Part: ContextPart.Request or ContextPart.Context };
            return provided;
        }

        if (_route?.Parameters.Contains(parameter.Name, StringComparer.OrdinalIgnoreCase) == true)
        {
            return Value(parameter, "Route", parameter.Name);
        }

        return IsSimple(parameter.Type.Unwrapped()) ? Value(parameter, "Query", parameter.Name) : Body(parameter);
    }

    /// <summary>Finds parts of the route that no parameter takes; a function that has the request may read them there.</summary>
    public void Finish(IMethodSymbol method)
    {
        if (_hasRequest || _route?.Segments.FirstOrDefault(each => each.Kind != RouteSegmentKind.Literal && !_taken.Contains(each.Text)) is not { } unused)
        {
            return;
        }

        var problem = Rules.RouteParameterMismatch.At(
            function, null, function, $"'{{{unused.Text}}}' of route '{trigger.Route}'", "the method's parameters", $"add a parameter '{unused.Text}' or remove it from the route");
        faults.Add(problem with { Correction = new($"{TypeOf(unused)} {unused.Text}") }, method.Locations.FirstOrDefault());
    }

    private static string TypeOf(RouteSegment segment)
    {
        var type = segment.Constraint switch
        {
            "int" or "long" => segment.Constraint,
            "guid" => "global::System.Guid",
            _ => "string",
        };
        return segment.Kind == RouteSegmentKind.Optional ? type + "?" : type;
    }

    /// <summary>Whether text can become the type, alone or as a list.</summary>
    private static bool IsSimple(ITypeSymbol type) =>
        Shapes.OfValue(type) is not null
        || (!Shapes.IsBytes(type) && Shapes.OfList(type, out var element) != ListShape.None && Shapes.OfValue(element.Unwrapped()) is not null);

    private static string NameIn(AttributeData attribute, IParameterSymbol parameter) => attribute.Named("Name") as string ?? parameter.Name;

    private ValueArgument? Value(IParameterSymbol parameter, string source, string name)
    {
        var type = parameter.Type.Unwrapped();
        var list = ListShape.None;
        if (source != "Route" && Shapes.OfValue(type) is null)
        {
            list = Shapes.OfList(type, out type);
        }

        if (Shapes.OfValue(type) is not { } shape || (list != ListShape.None && shape == ValueShape.Enum))
        {
            var remedy = list != ListShape.None ? "take strings, numbers, Guid or dates" : "take a string, a number, Guid, a date, an enum or a type that implements IParsable<T>";
            return Refuse(parameter, $"cannot be read from a {source.ToLowerInvariant()} value", remedy);
        }

        if (source == "Route" && !FitsRoute(parameter, name))
        {
            return null;
        }

        var missing = parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is not null ? MissingValue.Default
            : parameter.Type.IsNullableValue() || (parameter.Type.IsReferenceType && parameter.Type.NullableAnnotation != NullableAnnotation.NotAnnotated) ? MissingValue.Null
            : parameter.HasExplicitDefaultValue ? MissingValue.Default
            : MissingValue.Refused;
        var fallback = missing == MissingValue.Default ? Literals.Default(parameter) : null;
        return new(parameter.Name, source, name, shape, type.Code(), list, missing, fallback);
    }

    private bool FitsRoute(IParameterSymbol parameter, string name)
    {
        _taken.Add(name);
        if (_route is null)
        {
            return true;
        }

        if (_route.Segments.FirstOrDefault(each => each.Kind != RouteSegmentKind.Literal && string.Equals(each.Text, name, StringComparison.OrdinalIgnoreCase)) is not { } segment)
        {
            faults.Add(
                Rules.RouteParameterMismatch, parameter, function, function, $"parameter '{name}'", $"route '{trigger.Route}'", $"write '{{{name}}}' in the route or take the value from elsewhere");
            return false;
        }

        var mayBeMissing = segment.Kind == RouteSegmentKind.Optional;
        if (mayBeMissing && !ProvidedParser.IsOptional(parameter) && parameter.Type.NullableAnnotation != NullableAnnotation.None)
        {
            faults.Add(
                Rules.RouteParameterMismatch, parameter, function, function, $"optional '{{{segment.Text}?}}' of route '{trigger.Route}'", $"parameter '{parameter.Name}', which cannot be null",
                "make the parameter nullable or give it a default");
            return false;
        }

        return true;
    }

    private BodyArgument? Body(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        if (Shapes.IsUnusable(type))
        {
            return RefuseBody(parameter, "cannot be made from a request", "take a class, record, string or number");
        }

        if (_body is not null)
        {
            return RefuseBody(parameter, $"would be the request's body, as '{_body.Name}' already is", "put both into one record");
        }

        if (trigger.Method is "GET" or "HEAD" && parameter.Attribute("FromBodyAttribute") is null)
        {
            return RefuseBody(parameter, $"would be the request's body, and a {trigger.Method} request has none", "take its values one by one from the query, or a service through the constructor");
        }

        _body = parameter;
        if (type.SpecialType == SpecialType.System_String)
        {
            return new(parameter.Name, BodyShape.Text, null, false);
        }

        if (Shapes.IsBytes(type))
        {
            return new(parameter.Name, BodyShape.Bytes, null, false);
        }

        if (type.Is("System.IO", "Stream"))
        {
            return new(parameter.Name, BodyShape.Stream, null, false);
        }

        Input = type.Reference();
        return new(parameter.Name, BodyShape.Json, Input, ProvidedParser.IsOptional(parameter));
    }

    private BodyArgument? RefuseBody(IParameterSymbol parameter, string why, string remedy)
    {
        Refuse(parameter, why, remedy);
        return null;
    }

    private ValueArgument? Refuse(IParameterSymbol parameter, string why, string remedy)
    {
        faults.Add(Rules.UnsupportedParameter, parameter, function, parameter.Name, function, parameter.Type.Name(), why, remedy);
        return null;
    }
}
