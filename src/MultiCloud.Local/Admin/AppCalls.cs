namespace MultiCloud.Local.Admin;

/// <summary>Tells what runs here.</summary>
internal sealed class AppCalls(AdminContext app)
{
    public ValueTask ShowAsync(AdminRequest request)
    {
        var bindings = app.Runtime.Table.Bindings.Select(binding => new BindingView(binding.Kind.ToString().ToLowerInvariant(), binding.Name));
        var view = new AppView(
            app.Runtime.App, app.Runtime.Stage, LocalHost.TargetName, app.Front.GetLeftPart(UriPartial.Authority), Environment.ProcessId, app.Started, app.Parts.Options.StorePath, app.Parts.Options.Chaos?.ToString(), [.. bindings]);
        return request.WriteAsync(200, view, LocalJson.Default.AppView);
    }
}
