using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>Decides which parameter of a function that is not http takes the message, event, change, tick or input.</summary>
internal sealed class MessageParser(TriggerModel trigger, string function, List<BindingSpec> bindings, Faults faults)
{
    private IParameterSymbol? _message;

    /// <summary>The type of the data, once a parameter takes it.</summary>
    public TypeRef? Input { get; private set; }

    public bool Batch { get; private set; }

    /// <summary>The argument; null, with a fault, when nothing can be bound.</summary>
    public Argument? Parse(IParameterSymbol parameter)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In))
        {
            return Refuse(parameter, "is passed by reference", "take it by value");
        }

        if (Attributes.FirstOrDefault(each => parameter.Attribute(each) is not null) is { } attribute)
        {
            return Refuse(parameter, $"has [{attribute.Replace("Attribute", "")}], which only http functions may have", "remove the attribute");
        }

        var type = parameter.Type;
        if (ProvidedParser.Context(type) == ContextPart.Request)
        {
            return Refuse(parameter, $"is known only to http functions, and this is a {trigger.Kind} function", "remove the parameter");
        }

        var isData = Data(type) is not null || (Shapes.OfList(type, out var element) != ListShape.None && !Shapes.IsService(element));
        if (!isData && ProvidedParser.Parse(parameter, "function '" + function + "'", bindings, faults) is { } provided)
        {
            return provided;
        }

        return Message(parameter);
    }

    private static IReadOnlyList<string> Attributes { get; } = ["FromRouteAttribute", "FromQueryAttribute", "FromHeaderAttribute", "FromBodyAttribute"];

    private MessageArgument? Message(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        if (Shapes.IsUnusable(type) || Shapes.IsStream(type))
        {
            return Refuse(parameter, $"cannot be made from {Word}", Remedy);
        }

        if (_message is not null)
        {
            return Refuse(parameter, $"would be {Word}, as '{_message.Name}' already is", "take one; services come through the constructor or by interface");
        }

        var list = ListShape.None;
        if (trigger is QueueTrigger or TopicTrigger or BucketTrigger && !Shapes.IsBytes(type))
        {
            list = Shapes.OfList(type, out type);
        }

        var data = Data(type);
        if (Kind is MessageKind.Bucket or MessageKind.Tick ? data is null : IsForeign(type))
        {
            return Refuse(parameter, $"cannot be made from {Word}", Remedy);
        }

        _message = parameter;
        Batch = list != ListShape.None;
        Input = Kind is MessageKind.Bucket or MessageKind.Tick ? null : (data is { } inner && !ReferenceEquals(inner, type) ? inner : type).Reference();
        return new(parameter.Name, Kind, data is not null, Input, list);
    }

    private MessageKind Kind => trigger switch
    {
        QueueTrigger => MessageKind.Queue,
        TopicTrigger => MessageKind.Topic,
        BucketTrigger => MessageKind.Bucket,
        TimerTrigger => MessageKind.Tick,
        _ => MessageKind.Input,
    };

    private string Word => trigger switch
    {
        QueueTrigger => "the message",
        TopicTrigger => "the event",
        BucketTrigger => "the change",
        TimerTrigger => "the tick",
        _ => "the input",
    };

    private string Remedy => trigger switch
    {
        QueueTrigger => "take a T, QueueMessage<T> or a list of them",
        TopicTrigger => "take a T, CloudEvent<T> or a list of them",
        BucketTrigger => "take a BucketEvent or a list of them",
        TimerTrigger => "take a TimerTick or nothing",
        _ => "take one class, record, string or number",
    };

    /// <summary>What is inside this trigger's envelope type; null when the type is not it.</summary>
    private ITypeSymbol? Data(ITypeSymbol type) => trigger switch
    {
        QueueTrigger when type.IsMultiCloud("QueueMessage", 1) => ((INamedTypeSymbol)type).TypeArguments[0],
        TopicTrigger when type.IsMultiCloud("CloudEvent", 1) => ((INamedTypeSymbol)type).TypeArguments[0],
        BucketTrigger when type.IsMultiCloud("BucketEvent") => type,
        TimerTrigger when type.IsMultiCloud("TimerTick") => type,
        _ => null,
    };

    /// <summary>Whether it is the envelope of another trigger.</summary>
    private bool IsForeign(ITypeSymbol type) => Data(type) is null
        && (type.IsMultiCloud("QueueMessage", 1) || type.IsMultiCloud("CloudEvent", 1) || type.IsMultiCloud("BucketEvent") || type.IsMultiCloud("TimerTick"));

    private MessageArgument? Refuse(IParameterSymbol parameter, string why, string remedy)
    {
        faults.Add(Rules.UnsupportedParameter, parameter, function, parameter.Name, function, parameter.Type.Name(), why, remedy);
        return null;
    }
}
