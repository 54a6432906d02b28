using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Parsing;

/// <summary>What becomes of a function's return value.</summary>
internal static class ReturnParser
{
    private const string Nothing = "Task, ValueTask or void";

    /// <summary>The return; null, with a fault, when it cannot be used.</summary>
    public static ReturnSpec? Parse(IMethodSymbol method, TriggerModel trigger, string function, Faults faults)
    {
        var awaited = Unwrap(method.ReturnType, out var type);
        if (type is null || type.SpecialType == SpecialType.System_Void)
        {
            return new(ReturnShape.Nothing, awaited);
        }

        var spec = trigger switch
        {
            HttpTrigger => Http(type, awaited),
            DirectTrigger => Direct(type, awaited),
            _ => null,
        };
        if (spec is null || method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            faults.Add(Rules.UnsupportedReturn, method, function, function, method.ReturnType.Name(), trigger.Kind, Allowed(trigger));
            return null;
        }

        return spec;
    }

    private static ReturnSpec? Http(ITypeSymbol type, bool awaited)
    {
        if (type.IsMultiCloud("HttpResult"))
        {
            return new(ReturnShape.Result, awaited);
        }

        if (type.IsMultiCloud("HttpResult", 1))
        {
            return new(ReturnShape.JsonResult, awaited, ((INamedTypeSymbol)type).TypeArguments[0].Reference());
        }

        if (type.SpecialType == SpecialType.System_String)
        {
            return new(ReturnShape.Text, awaited);
        }

        return Shapes.IsBytes(type) ? new(ReturnShape.Bytes, awaited)
            : Shapes.IsStream(type) ? new(ReturnShape.Stream, awaited)
            : Json(type, awaited);
    }

    private static ReturnSpec? Direct(ITypeSymbol type, bool awaited) =>
        type.IsMultiCloud("HttpResult") || type.IsMultiCloud("HttpResult", 1) || Shapes.IsStream(type) ? null
        : Json(type, awaited) is { } json ? json with { Type = type.Reference(), NullableValue = false }
        : null;

    private static ReturnSpec? Json(ITypeSymbol type, bool awaited) =>
        Shapes.IsUnusable(type) || IsAwaitable(type) || IsForeignResult(type) || type.TypeKind == TypeKind.Delegate
            ? null
            : new(ReturnShape.Json, awaited, type.Unwrapped().Reference(), type.IsNullableValue());

    /// <summary>Takes a value out of its task: null for a task without one.</summary>
    private static bool Unwrap(ITypeSymbol type, out ITypeSymbol? value)
    {
        value = type;
        if (type.Is("System.Threading.Tasks", "Task") || type.Is("System.Threading.Tasks", "ValueTask"))
        {
            value = null;
            return true;
        }

        if (type.Is("System.Threading.Tasks", "Task", 1) || type.Is("System.Threading.Tasks", "ValueTask", 1))
        {
            value = ((INamedTypeSymbol)type).TypeArguments[0];
            return true;
        }

        return false;
    }

    private static bool IsAwaitable(ITypeSymbol type) =>
        type.Is("System.Collections.Generic", "IAsyncEnumerable", 1)
        || type.AllInterfaces.Any(each => each.Is("System.Collections.Generic", "IAsyncEnumerable", 1))
        || type.GetMembers("GetAwaiter").Any(each => each is IMethodSymbol { Parameters.Length: 0 });

    /// <summary>Results of web frameworks, which nothing here could write.</summary>
    private static bool IsForeignResult(ITypeSymbol type) =>
        type.Name is "IResult" or "IActionResult" or "ActionResult" or "HttpResponseMessage" || type.AllInterfaces.Any(each => each.Name is "IResult" or "IActionResult");

    private static string Allowed(TriggerModel trigger) => trigger switch
    {
        HttpTrigger => "nothing, HttpResult, HttpResult<T>, string, byte[], Stream or a JSON type, as it is or in a Task or ValueTask",
        DirectTrigger => "nothing or a JSON type, as it is or in a Task or ValueTask",
        _ => Nothing,
    };
}
