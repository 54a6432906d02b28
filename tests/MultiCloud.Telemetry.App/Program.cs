using MultiCloud.Telemetry.App;

var builder = FunctionApp.CreateBuilder(args);
if (builder.Configuration["own"] is not null) OwnTelemetry.Add(builder.Services);
return await builder.Build().RunAsync();
