using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MultiCloud.EndToEnd.App;

var builder = FunctionApp.CreateBuilder(args);
builder.Services.AddHostedService<Announcer>();
builder.Services.AddSingleton<BacklogGate>();
builder.Services.AddSingleton<IValidateOptions<Shop>, ShopValidator>();
builder.Services.AddOptions<Shop>().Configure(shop => shop.Name = builder.Configuration["Shop:Name"] ?? "").ValidateOnStart();
return await builder.Build().RunAsync();
