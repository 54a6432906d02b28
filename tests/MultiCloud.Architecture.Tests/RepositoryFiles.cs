namespace MultiCloud.Architecture.Tests;

/// <summary>The files of this repository as they would be committed: without what builds and runs leave behind.</summary>
internal static class RepositoryFiles
{
    private static readonly HashSet<string> s_leftBehind = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".git", ".multicloud", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with forward slashes.</summary>
    /// <param name="folder">A folder below the root; empty for all.</param>
    public static IEnumerable<string> Under(string folder)
    {
        var start = Path.Combine(Root, folder);
        return Directory.Exists(start) ? Walk(start).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')) : [];
    }

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static string[] ReadLines(string path) => File.ReadAllLines(Path.Combine(Root, path));

    /// <summary>Lines with a match, as <c>path:line: text</c>, so that a failure says where.</summary>
    /// <param name="paths">The files to read.</param>
    /// <param name="matches">Whether a line counts.</param>
    public static IEnumerable<string> Lines(IEnumerable<string> paths, Func<string, bool> matches) =>
        from path in paths
        from line in ReadLines(path).Select((text, index) => (Text: text, Number: index + 1))
        where matches(line.Text)
        select $"{path}:{line.Number}: {line.Text.Trim()}";

    private static IEnumerable<string> Walk(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(child => !s_leftBehind.Contains(Path.GetFileName(child)))
                .SelectMany(Walk));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MultiCloud.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has MultiCloud.sln.");
    }
}
