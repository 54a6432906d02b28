using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Tests.Driver;
using MultiCloud.Model;

namespace MultiCloud.Generators.Tests;

/// <summary>What is written, and what is not, for which project.</summary>
public sealed class EmissionTests
{
    private const string Function = """
        public static class Greetings
        {
            [HttpTrigger("GET", "/hello")]
            public static string Hello() => "Hello";
        }
        """;

    private const string Main = "public static class Program { public static void Main() { } }";

    [Fact]
    public void Generate_AppWithoutEntryPoint_WritesOne() =>
        Assert.Contains("MultiCloud.Program.g.cs", new TestApp { Source = Function }.Generate().Files.Keys);

    [Fact]
    public void Generate_AppWithMain_WritesNone() =>
        Assert.DoesNotContain("MultiCloud.Program.g.cs", new TestApp { Source = Function + Main }.Generate().Files.Keys);

    [Fact]
    public void Generate_AppWithTopLevelStatements_WritesNone() =>
        Assert.DoesNotContain("MultiCloud.Program.g.cs", new TestApp { Source = "await Task.Yield();\n" + Function }.Generate().Files.Keys);

    [Fact]
    public void Generate_AppWithoutFunctions_StillStarts()
    {
        var app = new TestApp { Source = "public static class Nothing;" }.Generate();

        Assert.Equal("", app.Complaints);
        Assert.Contains("MultiCloud.Program.g.cs", app.Files.Keys);
    }

    [Fact]
    public void Generate_ProgramThatIsNoApp_WritesNothing() => Assert.Empty(new TestApp { Source = Main }.Generate().Files);

    [Fact]
    public void Generate_Library_WritesNothing() =>
        Assert.Empty(new TestApp { Source = Function, Output = OutputKind.DynamicallyLinkedLibrary }.Generate().Files);

    [Fact]
    public void Generate_BrokenFunction_WritesTheOthers()
    {
        var app = new TestApp { Source = Function + "public static class Broken { [HttpTrigger(\"POST\", \"/x\")] public static string Get(Stream a, Stream b) => \"\"; }" }.Generate();

        Assert.Equal("", app.Complaints);
        Assert.Contains("MultiCloud.greetings-hello.g.cs", app.Files.Keys);
        Assert.DoesNotContain("MultiCloud.broken-get.g.cs", app.Files.Keys);
    }

    [Theory]
    [InlineData("public static class Broken { [HttpTrigger(\"POST\", \"/x\")] public static string Get(Stream a, Stream b) => \"\"; }", null, "MC1005")]
    [InlineData("public static class Broken { [Function] static async void Get() => await Task.Yield(); }", null, "MC1004")]
    [InlineData("public static class Broken { [TimerTrigger(\"0 3 * * *\"), QueueTrigger(\"q\")] public static void Get() { } }", null, "MC1003")]
    [InlineData("public static class Broken { public static void Get() { Inner(); [Function] static void Inner() { } } }", null, "MC1008")]
    [InlineData("", "{ \"functions\": { \"broken-get\": { \"handler\": \"Nowhere.Get\", \"trigger\": { \"kind\": \"direct\" } } } }", "MC1009")]
    public void Generate_BrokenFunction_IsNotedInTheModel(string source, string? manifest, string rule)
    {
        var model = ModelJson.Read(new TestApp { Source = Function + source, Manifest = manifest }.Generate().ModelJson());

        Assert.Equal(rule, Assert.Single(model.Broken).RuleId);
        Assert.Equal("greetings-hello", Assert.Single(model.Functions).Name);
    }

    [Theory]
    [InlineData("greetings-hello")]
    [InlineData("Greetings")]
    public void Generate_FunctionWhoseNameCannotBeUsed_WritesTheOtherAndNotesBoth(string name)
    {
        var app = new TestApp { Source = Function + $"public static class Others {{ [Function(\"{name}\"), TimerTrigger(\"0 3 * * *\")] public static void Tick() {{ }} }}" }.Generate();

        Assert.Equal("", app.Complaints);
        Assert.Equal(2, ModelJson.Read(app.ModelJson()).Functions.Count);
    }

    [Theory]
    [InlineData("local", true)]
    [InlineData("", true)]
    [InlineData("elsewhere", false)]
    public void Generate_Target_DecidesWhetherTheProjectsFolderIsInTheCode(string target, bool expected)
    {
        var app = new TestApp { Source = Function };
        var properties = app.Properties.Add("MultiCloudTarget", target).Add("MultiCloudProjectDirectory", "%2Fcode%2Fa%20%23%20b");

        var text = (app with { Properties = properties }).Generate().Text();

        Assert.Equal(expected, text.Contains("ProjectDirectory => \"/code/a # b\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Generate_UserSecretsId_IsInTheTable()
    {
        var app = new TestApp { Source = Function };

        var text = (app with { Properties = app.Properties.Add("UserSecretsId", "shop-1") }).Generate().Text();

        Assert.Contains("UserSecretsId => \"shop-1\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bookshop", null, "bookshop")]
    [InlineData("My.Book Shop", null, "my-book-shop")]
    [InlineData("Bookshop", "{ \"app\": \"shop\" }", "shop")]
    public void Generate_App_IsNamedByFileOrProject(string project, string? manifest, string expected)
    {
        var app = new TestApp { Source = Function, Manifest = manifest };

        var text = (app with { Properties = app.Properties.SetItem("MultiCloudApp", project) }).Generate().Text();

        Assert.Contains($"App => \"{expected}\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_MovedCode_GivesTheSameModel()
    {
        var plain = new TestApp { Source = Function }.Generate().ModelJson();
        var moved = new TestApp { Source = "// A comment.\n\n\n" + Function, AssemblyName = "Other" }.Generate().ModelJson();

        Assert.Equal(plain, moved);
    }
}
