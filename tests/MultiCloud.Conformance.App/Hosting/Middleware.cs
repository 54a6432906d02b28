using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud.Conformance.App;

/// <summary>Two steps around every invocation; the inner one can answer in a function's place.</summary>
internal static class Middleware
{
    public static async Task Outer(InvocationContext context, Func<Task> next)
    {
        var ledger = context.Services.GetRequiredService<Ledger>();
        ledger.Write(context, "outer-before", "");
        context.Items["greeting"] = "hello from outside";
        try
        {
            await next();
        }
        catch (Exception error)
        {
            ledger.Write(context, "outer-caught", "", ("error", error.GetType().Name));
            throw;
        }

        ledger.Write(context, "outer-after", "");
    }

    public static Task Inner(InvocationContext context, Func<Task> next)
    {
        context.Services.GetRequiredService<Ledger>().Write(context, "inner", "", ("greeting", context.Items.TryGetValue("greeting", out var greeting) ? greeting : null));
        if (context.Request?.Headers["X-Answer-Early"] is not { } text)
            return next();

        context.Response = HttpResult.Text(text, statusCode: 403);
        return Task.CompletedTask;
    }
}
