using System.Reflection;

namespace MultiCloud.TestSupport;

/// <summary>The repository these tests were built from, and how.</summary>
internal static class Repository
{
    private static readonly Dictionary<string, string?> s_values = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value);

    public static string Root => s_values["RepositoryRoot"]!;

    public static string Configuration => s_values["Configuration"]!;

    /// <summary>Where packages of others were restored to.</summary>
    public static string PackageFolder => s_values["PackageFolder"]!;

    public static string Version => s_values["Version"]!;

    public static string Path(string path) => System.IO.Path.Combine(Root, path);
}
