using System.Globalization;

namespace MultiCloud.Benchmarks;

/// <summary>A project of many functions, one a file, in a folder of its own.</summary>
internal sealed class MeasuredProject : IDisposable
{
    public const string Nothing = "";

    private static readonly string s_root = FindRoot();

    private static readonly string s_references = string.Concat(
        new[] { "MultiCloud.Abstractions", "MultiCloud.Hosting", "MultiCloud.Hosting.Http", "MultiCloud.Local" }
            .Select(name => $"""<Reference Include="{Built(name, "net10.0")}" />"""));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("multicloud-generator-");

    public MeasuredProject(string name, int functions, string tools)
    {
        Name = name;
        Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <UseSharedCompilation>true</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" />{s_references}</ItemGroup>
              {tools}
            </Project>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Program.cs", "await MultiCloud.FunctionApp.CreateBuilder(args).Build().RunAsync();");
        for (var number = 0; number < functions; number++)
        {
            Write($"Functions{number}.cs", Function(number, 0));
        }
    }

    /// <summary>The generator, with analyzers off and no build task.</summary>
    public static string Generator { get; } =
        $"""<PropertyGroup><RunAnalyzers>false</RunAnalyzers></PropertyGroup><ItemGroup><Analyzer Include="{Built("MultiCloud.Generators", "netstandard2.0")}" /></ItemGroup>""";

    /// <summary>What the package brings.</summary>
    public static string Whole { get; } =
        $"""
        <PropertyGroup>
          <_MultiCloudTaskAssembly>{Built("MultiCloud.Build", "netstandard2.0")}</_MultiCloudTaskAssembly>
          <_MultiCloudTaskFactory>AssemblyTaskFactory</_MultiCloudTaskFactory>
        </PropertyGroup>
        <Import Project="{Path.Combine(s_root, "src/MultiCloud.Build/build/MultiCloud.props")}" />
        <ItemGroup><Analyzer Include="{Built("MultiCloud.Generators", "netstandard2.0")}" /><Analyzer Include="{Built("MultiCloud.CodeFixes", "netstandard2.0")}" /></ItemGroup>
        <Import Project="{Path.Combine(s_root, "src/MultiCloud.Build/build/MultiCloud.targets")}" />
        """;

    public string Name { get; }

    /// <summary>Changes the body of the first function.</summary>
    public void Edit(int round) => Write("Functions0.cs", Function(0, round + 1));

    public async Task BuildAsync(CompilerServer compiler, bool restore)
    {
        string[] arguments = ["build", "-m:1", "-nodeReuse:true", "-p:SharedCompilationId=" + compiler.Pipe, "-v:quiet", "-nologo", .. restore ? Array.Empty<string>() : ["--no-restore"]];
        var (exitCode, output) = await ChildProcess.RunAsync("dotnet", arguments, _folder.FullName);
        if (exitCode != 0)
        {
            throw new InvalidOperationException(output);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Functions of all kinds, each with a value of its own in its body.</summary>
    private static string Function(int number, int value)
    {
        var (attribute, parameters) = (number % 4) switch
        {
            0 => ($"HttpTrigger(\"GET\", \"/functions/{number}/{{id:int}}\")", "int id, string? name"),
            1 => ($"QueueTrigger(\"queue-{number}\", MaxAttempts = 3)", "string id, InvocationContext name"),
            2 => ("Function", "string id, CancellationToken name"),
            _ => ($"HttpTrigger(\"POST\", \"/functions/{number}\")", $"[FromBody] string id, [Binding(\"queue-{number - 2}\")] IQueue<string> name"),
        };
        var type = number % 4 == 1 ? "void" : "string";
        var body = number % 4 == 1 ? "Console.WriteLine($\"{id} {name}" : "$\"{id} {name}";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            using MultiCloud;

            namespace Measured;

            public sealed class Functions{{number}}
            {
                [{{attribute}}]
                public {{type}} Run({{parameters}}) => {{body}} {{value}}"{{(type == "void" ? ")" : "")}};
            }
            """);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);

    private static string Built(string project, string framework) => Path.Combine(s_root, "src", project, "bin", "Release", framework, project + ".dll");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "MultiCloud.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? "";
    }
}
