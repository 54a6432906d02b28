using MultiCloud.Generators.Specs;

namespace MultiCloud.Generators.Emission;

/// <summary>Writes how an http function reads its request and answers it.</summary>
internal static class HttpEmitter
{
    public static void Emit(CodeWriter code, FunctionSpec function)
    {
        var arguments = new ArgumentEmitter(function);
        var types = JsonTypes.Of(function);
        code.Open($"public async {Known.ValueTask} InvokeAsync({Known.Hosting}HttpInvocation invocation)");
        foreach (var value in function.Call.Arguments.OfType<ValueArgument>())
        {
            code.Line($"var {arguments.Local(value)} = {ArgumentEmitter.Value(value)};");
        }

        foreach (var body in function.Call.Arguments.OfType<BodyArgument>())
        {
            code.Line($"var {arguments.Local(body)} = {Body(body, types)};");
        }

        FunctionEmitter.EmitCall(code, function, arguments);
        code.Line("await " + Answer(function.Call.Return, types) + ";").Close();
    }

    private static string Body(BodyArgument body, JsonTypes types) => body.Shape switch
    {
        BodyShape.Text => "await invocation.ReadTextAsync()",
        BodyShape.Bytes => "await invocation.ReadBytesAsync()",
        BodyShape.Stream => "invocation.Request.Body",
        _ => $"await invocation.{(body.Optional ? "ReadOptionalJsonAsync" : "ReadJsonAsync")}({types[body.Type!]})",
    };

    private static string Answer(ReturnSpec result, JsonTypes types) => result.Shape switch
    {
        ReturnShape.Nothing => "invocation.WriteNoContentAsync()",
        ReturnShape.Text => "invocation.WriteTextAsync(result)",
        ReturnShape.Bytes => "invocation.WriteBytesAsync(result)",
        ReturnShape.Stream => "invocation.WriteStreamAsync(result)",
        ReturnShape.Result => "invocation.WriteResultAsync(result)",
        ReturnShape.JsonResult => $"invocation.WriteResultAsync(result, {types[result.Type!]})",
        _ when result.NullableValue =>
            $"(result.HasValue ? invocation.WriteJsonAsync(result.GetValueOrDefault(), {types[result.Type!]}) : invocation.WriteResultAsync(null))",
        _ => $"invocation.WriteJsonAsync(result, {types[result.Type!]})",
    };
}
