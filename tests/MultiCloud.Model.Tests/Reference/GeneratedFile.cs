namespace MultiCloud.Model.Tests.Reference;

/// <summary>A file of the repository that is made from code. With <c>MULTICLOUD_UPDATE=1</c> the tests write it, otherwise they compare.</summary>
internal static class GeneratedFile
{
    public static string Root { get; } = FindRoot();

    public static void Check(string path, string text)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("MULTICLOUD_UPDATE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{path} is missing; run this test with MULTICLOUD_UPDATE=1 to write it.");
        Assert.True(text == File.ReadAllText(file).ReplaceLineEndings("\n"), $"{path} is not what the code says; run this test with MULTICLOUD_UPDATE=1 to write it again.");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MultiCloud.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
