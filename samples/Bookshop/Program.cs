using Bookshop;
using Microsoft.Extensions.DependencyInjection;

var builder = FunctionApp.CreateBuilder(args);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Records>();
builder.Services.AddOptions<PricingOptions>()
    .BindConfiguration("Pricing")
    .Validate(options => options.Shipping >= 0, "Pricing:Shipping must not be negative.")
    .ValidateOnStart();

await using var app = builder.Build();
return await app.RunAsync();
