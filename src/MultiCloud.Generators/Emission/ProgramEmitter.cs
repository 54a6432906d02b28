namespace MultiCloud.Generators.Emission;

/// <summary>Writes the entry point of an app that has none.</summary>
internal static class ProgramEmitter
{
    public static string Emit() => CodeWriter.Begin().Open("namespace " + Known.Namespace)
        .Line(Known.Generated)
        .Line(Known.Hidden)
        .Open("internal static class Program")
        .Line("private static global::System.Threading.Tasks.Task<int> Main(string[] args) => global::MultiCloud.FunctionApp.CreateBuilder(args).Build().RunAsync();")
        .Close().Close().ToString();
}
