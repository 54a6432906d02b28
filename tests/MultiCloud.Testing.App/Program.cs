using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Testing.App;

var builder = FunctionApp.CreateBuilder(args);
builder.Services.AddSingleton<IGreeter, Greeter>();
builder.Services.AddSingleton<Journal>();
if (builder.Configuration["fault"] is { } fault) throw new InvalidOperationException(fault);
if (builder.Configuration["leave"] is not null) return 3;

await using var app = builder.Build();
app.Use(async (context, next) =>
{
    app.Services.GetRequiredService<Journal>().Add($"{context.Function} {context.Attempt}");
    await next();
});
return await app.RunAsync();
