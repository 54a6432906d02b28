namespace MultiCloud.Generators.Emission;

/// <summary>Names that generated code uses, rooted so that nothing in the app can hide them.</summary>
internal static class Known
{
    public const string Namespace = "MultiCloud.Generated";
    public const string Hosting = "global::MultiCloud.Hosting.";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string JsonTypeInfo = "global::System.Text.Json.Serialization.Metadata.JsonTypeInfo";
    public const string ServiceCollection = "global::Microsoft.Extensions.DependencyInjection.IServiceCollection";
    public const string Services = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.";
    public const string KeyedServices = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderKeyedServiceExtensions.";
    public const string Generated = "[global::System.CodeDom.Compiler.GeneratedCode(\"MultiCloud.Generators\", \"1\")]";
    public const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    /// <summary>The class that runs a function. Names of functions have no <c>_</c>, so two never meet.</summary>
    public static string FunctionClass(string function) => "Function_" + function.Replace('-', '_');
}
