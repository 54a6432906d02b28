using System.Reflection;

namespace MultiCloud.Generators.Tests.Driver;

/// <summary>Where the build says things are.</summary>
internal static class Places
{
    public static string Repository { get; } = Metadata("Repository");

    public static string Golden { get; } = Path.Combine(Repository, "tests", "MultiCloud.Generators.Tests", "Golden");

    public static string JsonGenerator { get; } = Metadata("JsonGenerator");

    private static string Metadata(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(each => each.Key == key).Value!;
}
