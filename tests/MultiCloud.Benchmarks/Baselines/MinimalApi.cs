using Microsoft.AspNetCore.Builder;

namespace MultiCloud.Benchmarks.Baselines;

/// <summary>The least a web developer would write.</summary>
internal static class MinimalApi
{
    public static async Task<int> ServeAsync(string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["urls"] = $"http://127.0.0.1:{port}";
        builder.Configuration["Logging:LogLevel:Default"] = "Warning";
        var app = builder.Build();
        app.MapGet("/hello/{name?}", (string? name) => $"Hello, {name ?? "world"}!");
        await app.RunAsync();
        return 0;
    }
}
