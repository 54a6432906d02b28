using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Emission;

/// <summary>Writes how a function that is not http reads what started it, and what becomes of its result.</summary>
internal static class EventEmitter
{
    public static void Emit(CodeWriter code, FunctionSpec function)
    {
        var arguments = new ArgumentEmitter(function);
        var types = JsonTypes.Of(function);
        var isAsync = function.Call.Return.Awaited || function.Call.Instance is { Disposal: Disposal.Async };
        code.Open($"public {(isAsync ? "async " : "")}{Known.ValueTask} InvokeAsync({Known.Hosting}EventInvocation invocation)");
        foreach (var message in function.Call.Arguments.OfType<MessageArgument>())
        {
            if (message.List == ListShape.None)
            {
                code.Line($"var {arguments.Local(message)} = {One(message, types)};");
            }
            else
            {
                Many(code, message, arguments.Local(message), types, isAsync);
            }
        }

        FunctionEmitter.EmitCall(code, function, arguments);
        if (function.Call.Return is { Shape: ReturnShape.Json, Type: { } type })
        {
            code.Line($"invocation.WriteResult(result, {types[type]});");
        }

        if (!isAsync)
        {
            code.Line("return default;");
        }

        code.Close();
    }

    private static string One(MessageArgument message, JsonTypes types) => message.Kind switch
    {
        MessageKind.Queue => $"invocation.ReadMessage({types[message.Type!]})" + (message.Envelope ? "" : ".Body"),
        MessageKind.Topic => $"invocation.ReadEvent({types[message.Type!]})" + (message.Envelope ? "" : ".Data"),
        MessageKind.Bucket => "invocation.ReadBucketEvent()",
        MessageKind.Tick => "invocation.ReadTick()",
        _ => $"invocation.ReadInput({types[message.Type!]})",
    };

    private static void Many(CodeWriter code, MessageArgument message, string local, JsonTypes types, bool isAsync)
    {
        var (read, data, type) = message.Kind switch
        {
            MessageKind.Queue => ($"ReadMessages({types[message.Type!]})", ".Body", Item(message, "global::MultiCloud.QueueMessage")),
            MessageKind.Topic => ($"ReadEvents({types[message.Type!]})", ".Data", Item(message, "global::MultiCloud.CloudEvent")),
            _ => ("ReadBucketEvents()", "", "global::MultiCloud.BucketEvent"),
        };
        code.Line($"var messages = invocation.{read};")
            .Open("if (messages.Count == 0)")
            .Line(isAsync ? "return;" : "return default;")
            .Close();
        if (message is { Envelope: true, List: ListShape.ReadOnly })
        {
            code.Line($"var {local} = messages;");
            return;
        }

        var value = message.Envelope ? "messages[index]" : "messages[index]" + data;
        var isList = message.List == ListShape.List;
        code.Line(isList ? $"var {local} = new global::System.Collections.Generic.List<{type}>(messages.Count);" : $"var {local} = new {NewArray(type)};")
            .Open("for (var index = 0; index < messages.Count; index++)")
            .Line(isList ? $"{local}.Add({value});" : $"{local}[index] = {value};")
            .Close();
    }

    private static string Item(MessageArgument message, string envelope) => message.Envelope ? $"{envelope}<{message.Type!.Code}>" : message.Type!.Code;

    /// <summary>An array of arrays has its length in the first brackets.</summary>
    private static string NewArray(string type)
    {
        var rank = type.Length;
        while (rank > 1 && type.Substring(rank - 2, 2) == "[]")
        {
            rank -= 2;
        }

        return type.Substring(0, rank) + "[messages.Count]" + type.Substring(rank);
    }
}
