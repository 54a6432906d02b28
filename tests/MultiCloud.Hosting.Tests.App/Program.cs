using MultiCloud;
using MultiCloud.Hosting.Tests.App;

FunctionApp.Register(typeof(AppTable).Assembly, static () => new AppTable());
return await FunctionApp.CreateBuilder(args).Build().RunAsync();
