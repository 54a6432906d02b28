using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Emission;

/// <summary>Writes the class that binds, calls and answers for one function.</summary>
internal static class FunctionEmitter
{
    public static string Emit(FunctionSpec function)
    {
        var code = CodeWriter.Begin().Open("namespace " + Known.Namespace)
            .Line($"/// <summary>Runs {function.Handler}.</summary>")
            .Line(Known.Generated)
            .Line(Known.Hidden)
            .Open("internal sealed class " + Known.FunctionClass(function.Name));
        JsonTypes.Of(function).EmitFields(code);
        if (function.Trigger is HttpTrigger)
        {
            HttpEmitter.Emit(code, function);
        }
        else
        {
            EventEmitter.Emit(code, function);
        }

        return code.Close().Close().ToString();
    }

    /// <summary>Makes the instance, if there is one, and calls the method.</summary>
    public static void EmitCall(CodeWriter code, FunctionSpec function, ArgumentEmitter arguments)
    {
        var call = function.Call;
        var target = call.Type;
        if (call.Instance is { } instance)
        {
            target = "instance";
            var use = instance.Disposal switch
            {
                Disposal.Async => "await using ",
                Disposal.Sync => "using ",
                _ => "",
            };
            code.Line($"{use}var instance = new {call.Type}({string.Join(", ", instance.Arguments.Select(ArgumentEmitter.Provided))});");
        }

        var invoke = $"{target}.{ArgumentEmitter.Identifier(call.Method)}({string.Join(", ", call.Arguments.Select(arguments.InCall))})";
        var awaited = call.Return.Awaited ? "await " + invoke : invoke;
        code.Line(call.Return.Shape == ReturnShape.Nothing ? awaited + ";" : "var result = " + awaited + ";");
    }
}
