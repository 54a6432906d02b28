namespace MultiCloud.Generators;

/// <summary>The names of the pipeline's steps, by which tests see what an edit runs again.</summary>
internal static class Steps
{
    public const string Build = "Build";
    public const string Manifest = "Manifest";
    public const string Attributed = "Attributed";
    public const string Declared = "Declared";
    public const string Services = "Services";
    public const string Contexts = "Contexts";
    public const string App = "App";
    public const string Functions = "Functions";
    public const string Table = "Table";
    public const string Model = "Model";
    public const string Program = "Program";

    /// <summary>The steps whose output becomes source.</summary>
    public static IReadOnlyList<string> Outputs { get; } = [Functions, Table, Model, Program];
}
