using Microsoft.Extensions.DependencyInjection;
using MultiCloud.Conformance.App;

var builder = FunctionApp.CreateBuilder(args);
builder.Services.AddSingleton(ShiftedClock.Of(builder.Configuration["CONFORMANCE_CLOCK"]));
builder.Services.AddHostedService<StartProbe>();
builder.Services.AddSingleton<Ledger>();
builder.Services.AddScoped<ScopeProbe>();
builder.Services.AddSingleton<BucketCommands>();
builder.Services.AddSingleton<TableCommands>();

await using var app = builder.Build();
app.Use(Middleware.Outer);
app.Use(Middleware.Inner);
return await app.RunAsync();
