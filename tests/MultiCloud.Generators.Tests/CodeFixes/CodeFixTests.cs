using Microsoft.CodeAnalysis;
using MultiCloud.Generators.Tests.Driver;

namespace MultiCloud.Generators.Tests.CodeFixes;

/// <summary>What a fix leaves behind compiles, and the diagnostic is gone.</summary>
public sealed class CodeFixTests
{
    private static readonly CancellationToken s_stop = TestContext.Current.CancellationToken;

    /// <summary>The examples of MC4002 and MC4003 have no name that is near: one that has would give both.</summary>
    public static TheoryData<string> Ids { get; } = [.. FixedApp.Ids.Except(["MC4002", "MC4003"])];

    /// <summary>The pages say which diagnostics have a fix, and no other page does.</summary>
    [Fact]
    public void Pages_WithAFix_SaySo() => Assert.Equal(FixedApp.Ids, DiagnosticPage.Ids.Where(DiagnosticPage.SaysThatAFixExists));

    [Fact]
    public void Fixes_EveryId_HasOneProvider() => Assert.Distinct(FixedApp.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Fix_ExampleOfThePage_IsMended(string id) => await AssertMendedAsync(DiagnosticPage.Load(id).Wrong, id);

    [Theory]
    [InlineData("MC1001", "[Function(\"List Orders\")] public static int F() => 1;", "[Function(\"list-orders\")] public static int F() => 1;")]
    [InlineData("MC1001", "[Function(Unit = \"X\")] public static int F() => 1;", "[Function(Unit = \"x\")] public static int F() => 1;")]
    [InlineData("MC1001", "[Function] public static int ANameThatIsFarTooLongForAFunctionOfAnyKind() => 1;", "[Function(\"app-a-name-that-is-far-too-long-for-a-fu\")] public static int ANameThatIsFarTooLongForAFunctionOfAnyKind() => 1;")]
    [InlineData("MC1001", "[QueueTrigger(\"My_Queue\")] public static void F(string line) { }", "[QueueTrigger(\"my-queue\")] public static void F(string line) { }")]
    [InlineData("MC1002", "[Function] public static int F() => 1; [Function(\"app-f\")] public static int G() => 1;", "[Function] public static int F() => 1; [Function(\"app-f-2\")] public static int G() => 1;")]
    [InlineData("MC1004", "[Function] public static async void F() => await Task.Yield();", "[Function] public static async Task F() => await Task.Yield();")]
    [InlineData("MC1008", "[Function] static int F() => 1;", "[Function] public static int F() => 1;")]
    [InlineData("MC1008", "[Function] protected internal int F() => 1; [Function] protected int G() => 1;", "[Function] protected internal int F() => 1; [Function] public int G() => 1;")]
    [InlineData("MC2004", "[HttpTrigger(\"GET\", \"/a/{id:int}\")] public static int F() => 1;", "[HttpTrigger(\"GET\", \"/a/{id:int}\")] public static int F(int id) => 1;")]
    [InlineData("MC2004", "[HttpTrigger(\"GET\", \"/a/{event?}\")] public static int F(CancellationToken stop) => 1;", "[HttpTrigger(\"GET\", \"/a/{event?}\")] public static int F(string? @event, CancellationToken stop) => 1;")]
    [InlineData("MC2004", "[HttpTrigger(\"GET\", \"/a/{id:guid}\")] public static int F() => 1;", "[HttpTrigger(\"GET\", \"/a/{id:guid}\")] public static int F(Guid id) => 1;")]
    [InlineData("MC3101", "[Function(Concurrency = 0, MaxInstances = 0)] public static int F() => 1;", "[Function(Concurrency = 0, MaxInstances = 1)] public static int F() => 1;")]
    [InlineData("MC3101", "[Function(TimeoutSeconds = -5)] public static int F() => 1;", "[Function(TimeoutSeconds = 1)] public static int F() => 1;")]
    [InlineData("MC4002", "[QueueTrigger(\"lines\")] public static void F(string line) { } [Function] public static Task G(IQueue<string> line) => line.SendAsync(\"\");", "[QueueTrigger(\"lines\")] public static void F(string line) { } [Function] public static Task G([Binding(\"lines\")] IQueue<string> line) => line.SendAsync(\"\");")]
    [InlineData("MC4003", "[QueueTrigger(\"lines\")] public static void F(string line) { } [Function] public static Task G(IQueue<string> line) => line.SendAsync(\"\");", "[QueueTrigger(\"line\")] public static void F(string line) { } [Function] public static Task G(IQueue<string> line) => line.SendAsync(\"\");")]
    [InlineData("MC4007", "[Function] public static int Price() => 1; [Function] public static Task<int> G([Binding(\"app-prise\")] IFunction<string, int> price) => price.InvokeAsync(\"\");", "[Function] public static int Price() => 1; [Function] public static Task<int> G([Binding(\"app-price\")] IFunction<string, int> price) => price.InvokeAsync(\"\");")]
    public async Task Fix_Code_BecomesThis(string id, string code, string expected)
    {
        var app = new TestApp { Source = $"public class App {{ {code} }}" };

        var mended = await FixedApp.FixAsync(app, id, s_stop);

        Assert.Equal($"public class App {{ {expected} }}", mended.Source.Trim());
        Assert.Equal("", mended.Generate().Complaints);
    }

    [Theory]
    [InlineData("MC1008", "public class App { [Function] public int F<T>() => 1; }")]
    [InlineData("MC1008", "public abstract class App { [Function] public int F() => 1; }")]
    [InlineData("MC2004", "public class App { [HttpTrigger(\"GET\", \"/a\")] public int F([FromRoute] string id) => 1; }")]
    [InlineData("MC2006", "public class App { [HttpTrigger(\"FETCH\", \"/a\")] public int F() => 1; }")]
    [InlineData("MC3002", "public class App { [TimerTrigger(\"0 3 * * *\", TimeZone = \"Nowhere\")] public void F() { } }")]
    [InlineData("MC4002", "public class App { [Function] public Task F(IQueue<string> lines) => lines.SendAsync(\"\"); }")]
    public async Task Fix_WhatTakesAPerson_IsNotOffered(string id, string source) => Assert.Empty(await FixedApp.OffersAsync(new TestApp { Source = source }, id, s_stop));

    [Fact]
    public async Task Fix_PrivateClass_BecomesInternal()
    {
        var mended = await AssertMendedAsync(new TestApp { Source = "public class Outer\n{\n    private class App { [Function] public int F() => 1; }\n}" }, "MC1008");

        Assert.Contains("internal class App", mended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_Greeting_IsReplaced()
    {
        var mended = await AssertMendedAsync(new TestApp { Source = "// See the documentation.\nConsole.WriteLine(\"Hello, World!\");\n\npublic class App { [Function] public int F() => 1; }\n" }, "MC1010");

        Assert.Equal("// See the documentation.\nawait FunctionApp.CreateBuilder(args).Build().RunAsync();\n\npublic class App { [Function] public int F() => 1; }\n", mended);
    }

    [Fact]
    public async Task Fix_StatementsOfTheApp_AreKept()
    {
        var mended = await AssertMendedAsync(new TestApp { Source = "Console.WriteLine(\"Hello!\");\nConsole.WriteLine(\"Hello, World!\");\n\npublic class App { [Function] public int F() => 1; }\n" }, "MC1010");

        Assert.StartsWith("Console.WriteLine(\"Hello!\");\nConsole.WriteLine(\"Hello, World!\");\nawait FunctionApp", mended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FixAll_JsonTypes_AreListedOnceEachInTheContext()
    {
        var app = new TestApp
        {
            Source = """
                using System.Text.Json.Serialization;

                namespace Shop;

                public sealed record Order(int Copies);
                public sealed record Receipt(int Number);

                public static class Orders
                {
                    [HttpTrigger("POST", "/orders")]
                    public static Receipt Place(Order order) => new(order.Copies);

                    [HttpTrigger("PUT", "/orders")]
                    public static Receipt[] Change(List<Order> order) => [];
                }

                /// <summary>The app's types.</summary>
                [JsonSerializable(typeof(Order))]
                internal sealed partial class ShopJson : JsonSerializerContext;

                """.ReplaceLineEndings("\n"),
        };

        var mended = await FixedApp.FixAllAsync(app, "MC5001", s_stop);

        Assert.EndsWith(
            """
            /// <summary>The app's types.</summary>
            [JsonSerializable(typeof(Order))]
            [JsonSerializable(typeof(Receipt))]
            [JsonSerializable(typeof(Receipt[]))]
            [JsonSerializable(typeof(List<Order>))]
            internal sealed partial class ShopJson : JsonSerializerContext;

            """.ReplaceLineEndings("\n"),
            mended.Source,
            StringComparison.Ordinal);
        Assert.Empty(await mended.AnalyzeAsync(s_stop));
        Assert.Equal("", mended.Generate().Complaints);
    }

    [Fact]
    public async Task FixAll_WithoutContext_MakesOne()
    {
        var app = new TestApp { Source = "namespace Shop;\n\npublic sealed record Order(int Copies);\n\npublic static class Orders\n{\n    [HttpTrigger(\"POST\", \"/orders\")]\n    public static Order[] Place(Order order) => [order];\n}\n" };

        var mended = await FixedApp.FixAllAsync(app, "MC5001", s_stop);

        Assert.Empty(await mended.AnalyzeAsync(s_stop));
        Assert.Equal("", mended.Generate().Complaints);
        Assert.StartsWith("using System.Text.Json.Serialization;\n\nnamespace Shop;\n", mended.Source, StringComparison.Ordinal);
        Assert.EndsWith("}\n\n[JsonSerializable(typeof(Order))]\n[JsonSerializable(typeof(Order[]))]\ninternal sealed partial class AppJson : JsonSerializerContext;\n", mended.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FixAll_Bindings_AreNamed()
    {
        var app = new TestApp { Source = "public sealed class Store(IBucket covers, IQueue<string> lines)\n{\n    public object Both => (covers, lines);\n}\n" };

        var mended = await FixedApp.FixAllAsync(app, "MC4005", s_stop);

        Assert.StartsWith("public sealed class Store([Binding(\"covers\")] IBucket covers, [Binding(\"lines\")] IQueue<string> lines)", mended.Source, StringComparison.Ordinal);
    }

    private static async Task<string> AssertMendedAsync(TestApp app, string id)
    {
        var mended = await FixedApp.FixAsync(app, id, s_stop);

        Assert.NotEqual(app.Source, mended.Source);
        Assert.DoesNotContain(await mended.AnalyzeAsync(s_stop), each => each.Id == id);
        Assert.Equal("", mended.Generate().Complaints);
        return mended.Source;
    }
}
