using MultiCloud.Generators.Tests.Driver;

namespace MultiCloud.Generators.Tests;

/// <summary>What each mistake is told, and that what is right is told nothing. The pages of the rules hold one more example each.</summary>
public sealed class AnalyzerTests
{
    [Theory]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static void F(ref int x) { }", "MC1005", "is passed by reference")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static void F(Data x) { }", "MC1005", "a GET request has none")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static void F([FromQuery] Data x) { }", "MC1005", "cannot be read from a query value")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static void F(DayOfWeek[] x) { }", "MC1005", "take strings, numbers, Guid or dates")]
    [InlineData("[HttpTrigger(\"POST\", \"/a\")] public static void F(ReadOnlySpan<byte> x) { }", "MC1005", "cannot be made from a request")]
    [InlineData("[QueueTrigger(\"q\")] public static void F(string a, string b) { }", "MC1005", "would be the message, as 'a' already is")]
    [InlineData("[QueueTrigger(\"q\")] public static void F(CloudEvent<string> a) { }", "MC1005", "take a T, QueueMessage<T> or a list of them")]
    [InlineData("[QueueTrigger(\"q\")] public static void F([FromQuery] string a) { }", "MC1005", "only http functions may have")]
    [InlineData("[QueueTrigger(\"q\")] public static void F(HttpTriggerRequest a) { }", "MC1005", "this is a queue function")]
    [InlineData("[BucketTrigger(\"b\")] public static void F(string a) { }", "MC1005", "take a BucketEvent or a list of them")]
    [InlineData("[TimerTrigger(\"0 3 * * *\")] public static void F(DateTimeOffset a) { }", "MC1005", "take a TimerTick or nothing")]
    [InlineData("[Function] public static void F(Stream a) { }", "MC1005", "cannot be made from the input")]
    [InlineData("[QueueTrigger(\"q\")] public static int F(string a) => 1;", "MC1006", "Task, ValueTask or void")]
    [InlineData("[Function] public static HttpResult F() => HttpResult.Ok();", "MC1006", "nothing or a JSON type")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static IAsyncEnumerable<int> F() => null!;", "MC1006", "HttpResult")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static Task<Task<int>> F() => null!;", "MC1006", "HttpResult")]
    [InlineData("[Function] public static T F<T>(T a) => a;", "MC1008", "generic")]
    [InlineData("[Function] private static int F(int a) => a;", "MC1008", "private")]
    [InlineData("[HttpTrigger(\"GET\", null!)] public static void F() { }", "MC2001", "Route ''")]
    [InlineData("[QueueTrigger(null!)] public static void F(string m) { }", "MC1001", "Queue ''")]
    [InlineData("[TimerTrigger(null!)] public static void F() { }", "MC3001", "Cron ''")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static void F([FromRoute] int id) { }", "MC2004", "parameter 'id'")]
    [InlineData("[HttpTrigger(\"GET\", \"/a/{id?}\")] public static void F(int id) { }", "MC2004", "which cannot be null")]
    [InlineData("[HttpTrigger(\"GET\", \"/a/{id}\")] public static void F() { }", "MC2004", "add a parameter 'id'")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static async Task F(ISecrets s) => await s.GetAsync(\"mail-key\");", "MC4009", "\"secrets\": [\"mail-key\"]")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static void F(ITable<Missing> t) { }", "MC5001", "used by the binding 't'")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static void F(ITableReader<Missing> t) { }", "MC5001", "used by the binding 't'")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static void F(ITable<Data> rows, [Binding(\"rows\")] ITableReader<Part> others) { }", "MC4006", "a table of Part")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static Missing F() => null!;", "MC5001", "the result of function 'app-f'")]
    [InlineData("[HttpTrigger(\"GET\", \"/a\")] public static void F(IQueue<Missing> q) { }", "MC5001", "used by the binding 'q'")]
    public async Task Analyze_Mistake_IsToldOnce(string method, string id, string words)
    {
        var found = await AnalyzeAsync($"public static class App {{ {method} }}", id);

        var diagnostic = Assert.Single(found);
        Assert.Contains(words, diagnostic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public struct App { [Function] public int F() => 1; }", "in a struct")]
    [InlineData("public interface App { [Function] int F(); }", "in an interface")]
    [InlineData("public abstract class App { [Function] public int F() => 1; }", "abstract")]
    [InlineData("file static class App { [Function] public static int F() => 1; }", "cannot see")]
    [InlineData("public class App<T> { [Function] public int F() => 1; }", "generic")]
    [InlineData("public class App { private App() { } [Function] public int F() => 1; }", "without a public constructor")]
    [InlineData("public class App { public App() { } public App(TimeProvider t) { } [Function] public int F() => 1; }", "2 public constructors")]
    [InlineData("public class App { public required string Name { get; set; } [Function] public int F() => 1; }", "required member 'Name'")]
    [InlineData("public class App { public void M() { [Function] static int F() => 1; F(); } }", "not an ordinary method")]
    [InlineData("public class App { public static Func<int> M() => [Function] () => 1; }", "not an ordinary method")]
    public async Task Analyze_ClassThatCannotBeMade_IsTold(string source, string words)
    {
        var found = await AnalyzeAsync(source, "MC1008");

        Assert.Contains(words, Assert.Single(found), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("string name", "is a value and not a service")]
    [InlineData("HttpTriggerRequest request", "is known only to http functions")]
    public async Task Analyze_ConstructorParameter_IsToldOnceForAllFunctions(string parameter, string words)
    {
        var found = await AnalyzeAsync(
            $"public class App({parameter}) {{ public object P => {parameter.Split(' ')[1]}; [Function] public int F() => 1; [Function] public int G() => 1; }}", "MC1005");

        Assert.Contains(words, Assert.Single(found), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed class Counting(IQueue<string> inner) : IQueue<string> { public Task<string> SendAsync(string m, SendOptions? o, CancellationToken c) => inner.SendAsync(m, o, c); public Task<SendReport> SendManyAsync(IReadOnlyList<string> m, SendOptions? o, CancellationToken c) => inner.SendManyAsync(m, o, c); }")]
    [InlineData("public sealed class Mailer(ISecrets secrets) { public ISecrets Secrets => secrets; }")]
    [InlineData("public static class App { [HttpTrigger(\"GET\", \"/a\")] public static async Task<string> F(ISecrets s, string name) => await s.GetAsync(name); }")]
    [InlineData("public static class App { [HttpTrigger(\"GET\", \"/a\")] public static void F(ITable<Data> rows, [Binding(\"rows\")] ITableReader<Data> same) { } }")]
    [InlineData("public abstract class Base(IQueue<string> queue) { public IQueue<string> Queue => queue; }")]
    [InlineData("public static class App { [HttpTrigger(\"GET\", \"/a/{id}\")] public static string F(HttpTriggerRequest request) => request.Path; }")]
    [InlineData("public static class App { [HttpTrigger(\"GET\", \"/a\")] public static Data[] F() => []; }")]
    [InlineData("public static class App { [HttpTrigger(\"GET\", \"/a\")] public static Part F() => new(1); }")]
    [InlineData("public static class App { [HttpTrigger(\"POST\", \"/a\")] public static void F(System.Text.Json.JsonElement any) { } }")]
    [InlineData("public static class App { [HttpTrigger(\"GET\", \"/a\")] public static void F([Microsoft.AspNetCore.Mvc.FromBody] string q) { } }")]
    [InlineData("public static partial class App { [HttpTrigger(\"GET\", \"/a\")] public static partial string F(); } public static partial class App { public static partial string F() => \"\"; }")]
    [InlineData("public static partial class App { public static partial string F(); } public static partial class App { [HttpTrigger(\"GET\", \"/a\")] public static partial string F() => \"\"; }")]
    public async Task Analyze_WhatIsRight_IsToldNothing(string source) => Assert.Empty(await AnalyzeAsync(source, null));

    [Fact]
    public async Task Analyze_Manifest_PointsIntoTheFile()
    {
        var app = new TestApp { Source = "public static class App { [Function] public static int F() => 1; }", Manifest = "{\n  \"functions\": {\n    \"app-g\": { }\n  }\n}" };

        var found = Assert.Single(await app.AnalyzeAsync(TestContext.Current.CancellationToken));

        Assert.Equal("MC6004", found.Id);
        Assert.Equal(("multicloud.json", 2), (found.Location.GetLineSpan().Path, found.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Theory]
    [InlineData("""{ "secrets": ["mail-key"] }""", null)]
    [InlineData("""{ "stages": { "prod": { "secrets": ["mail-key"] } } }""", null)]
    [InlineData("""{ "targets": { "local": { "secrets": ["mail-key"] } } }""", null)]
    [InlineData("""{ "secrets": ["mail-kez"] }""", "did you mean 'mail-kez'?")]
    public async Task Analyze_SecretRead_IsToldWhenNoSectionNamesIt(string manifest, string? words)
    {
        const string Source = """
            public static class App
            {
                private const string Key = "mail-" + "key";

                [HttpTrigger("GET", "/a")]
                public static async Task<string> F(ISecrets secrets) => await secrets.GetAsync(Key);
            }
            """;

        var found = await new TestApp { Source = Source, Manifest = manifest }.AnalyzeAsync(TestContext.Current.CancellationToken);

        if (words is null)
        {
            Assert.Empty(found);
            return;
        }

        var told = Assert.Single(found);
        Assert.Equal("MC4009", told.Id);
        Assert.Contains(words, told.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("Key", told.Location.SourceTree!.ToString().Substring(told.Location.SourceSpan.Start, told.Location.SourceSpan.Length));
    }

    [Fact]
    public async Task Analyze_Cron_PointsAtTheFunction()
    {
        var app = new TestApp { Source = "public static class App\n{\n    [TimerTrigger(\"0 25 * * *\")]\n    public static void Tick() { }\n}" };

        var found = Assert.Single(await app.AnalyzeAsync(TestContext.Current.CancellationToken));

        Assert.Equal("Tick", found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Theory]
    [InlineData("dynamic", "typeof(object)")]
    [InlineData("List<dynamic>", "typeof(System.Collections.Generic.List<object>)")]
    public async Task Analyze_Dynamic_IsWrittenAsTypeofTakesIt(string type, string words)
    {
        var found = await AnalyzeAsync($"public static class App {{ [HttpTrigger(\"POST\", \"/a\")] public static void F([FromBody] {type} any) {{ }} }}", "MC5001");

        Assert.Contains(words, Assert.Single(found), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_DynamicThatIsListed_IsToldNothing() =>
        Assert.Empty(await AnalyzeAsync(
            "public static class App { [HttpTrigger(\"POST\", \"/a\")] public static void F([FromBody] dynamic any) { } } [JsonSerializable(typeof(object))] public sealed partial class Any : JsonSerializerContext;", null));

    [Fact]
    public async Task Analyze_AttributeAndHandler_PointsAtTheHandler()
    {
        var app = new TestApp
        {
            Source = "public static class App { [Function] public static int F() => 1; }",
            Manifest = "{\n  \"functions\": {\n    \"g\": { \"handler\": \"App.F\", \"trigger\": { \"kind\": \"direct\" } }\n  }\n}",
        };

        var found = Assert.Single(await app.AnalyzeAsync(TestContext.Current.CancellationToken));

        Assert.Equal("MC1011", found.Id);
        Assert.Equal(new(2, 22), found.Location.GetLineSpan().StartLinePosition);
        Assert.Contains("\"name\":\"g\",\"handler\":\"App.F\",\"rule\":\"MC1011\"", app.Generate().ModelJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Console.WriteLine();\npublic static class App { [Function] public static int F() => 1; }", 0)]
    [InlineData("public static class App { [Function] public static int F() => 1; }\npublic static class Start\n{\n    public static void Main() { } // FunctionApp\n}", 3)]
    public async Task Analyze_EntryPointThatServesNothing_IsTold(string source, int line)
    {
        var found = Assert.Single(await new TestApp { Source = source }.AnalyzeAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("MC1010", line), (found.Id, found.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Theory]
    [InlineData("public static class App { [Function] public static int F() => 1; }")]
    [InlineData("await FunctionApp.CreateBuilder(args).Build().RunAsync();\npublic static class App { [Function] public static int F() => 1; }")]
    [InlineData("Console.WriteLine();\npublic static class App { public static int F() => 1; }")]
    public async Task Analyze_EntryPointThatServesOrNeedNot_IsToldNothing(string source) =>
        Assert.Empty(await new TestApp { Source = source }.AnalyzeAsync(TestContext.Current.CancellationToken));

    /// <summary>Where analyzers do not run, the build tells what the generator could not take.</summary>
    [Fact]
    public void Generate_AttributeOnALambda_IsNotedInTheModel()
    {
        var app = new TestApp { Source = "public static class App { public static Func<int> M() => [Function] () => 1; [Function] public static int F() => 1; }" };

        Assert.Contains("\"rule\":\"MC1008\"", app.Generate().ModelJson(), StringComparison.Ordinal);
    }

    private static async Task<string[]> AnalyzeAsync(string source, string? id)
    {
        var app = new TestApp
        {
            Source = $$"""
                using System.Text.Json.Serialization;
                {{source}}
                public sealed record Data(Part Part);
                public sealed record Part(int Number);
                public sealed record Missing(int Number);
                [JsonSerializable(typeof(Data[]))]
                public sealed partial class Json : JsonSerializerContext;
                """,
        };
        var found = await app.AnalyzeAsync(TestContext.Current.CancellationToken);
        return [.. found.Where(each => id is null ? each.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning : each.Id == id).Select(each => each.ToString())];
    }
}
