using System.Text;
using MultiCloud.Generators.Tests.Running;
using MultiCloud.Hosting;

namespace MultiCloud.Generators.Tests;

/// <summary>Generated code does what the design says when the real invoker runs it.</summary>
public sealed class RunningTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Http_RouteBodyQueryHeader_ReachTheFunctionAndItsResultTheClient()
    {
        var before = app.Host.Sent.Count;

        var answer = await app.SendAsync(new("POST", "/orders/3", "?color=red", """{"book":"C","copies":2}""", ("Content-Type", "application/json"), ("x-day", "2026-11-22")));

        Assert.Equal(201, answer.Head.StatusCode);
        Assert.Equal("""{"book":"C","copies":5}""", answer.Body);
        Assert.Contains(answer.Head.Headers, header => header is { Key: "Location", Value: "/orders/3/Red/2026-11-22" });
        Assert.Equal(before + 1, app.Host.Sent.Count);
    }

    [Fact]
    public async Task Http_MissingOptionalValues_AreTheirDefaults()
    {
        var answer = await app.SendAsync(new("POST", "/orders/0", "", """{"book":"C","copies":2}""", ("Content-Type", "application/json")));

        Assert.Contains(answer.Head.Headers, header => header is { Key: "Location", Value: "/orders/0/Green/" });
    }

    [Theory]
    [InlineData("/sum", "?numbers=1&numbers=41", 200, "42")]
    [InlineData("/sum", "?numbers=1&numbers=x", 400, null)]
    [InlineData("/sum", "", 200, "0")]
    [InlineData("/missing", "", 404, null)]
    public async Task Http_Get_Answers(string path, string query, int status, string? body)
    {
        var answer = await app.SendAsync(new("GET", path, query));

        Assert.Equal(status, answer.Head.StatusCode);
        if (body is not null)
        {
            Assert.Equal(body, answer.Body);
        }
    }

    [Fact]
    public async Task Queue_Batch_SettlesEachAndDisposesTheInstance()
    {
        app.Seen.Clear();

        var result = await app.Host.Runtime!.Invoker.InvokeAsync(
            app["orders-read"], [Item("1", """{"book":"A","copies":1}"""), Item("2", """{"book":"B","copies":-1}"""), Item("3", "not JSON")], Cancellation);

        Assert.Equal([Settlement.Succeed, Settlement.Reject, Settlement.Reject], result.Items.Select(each => each.Settlement));
        Assert.Equal(["A 1", "B 1", "disposed"], app.Seen);
    }

    [Fact]
    public async Task Queue_NothingReadable_DoesNotCallTheFunction()
    {
        app.Seen.Clear();

        var result = await app.Host.Runtime!.Invoker.InvokeAsync(app["orders-read"], [Item("1", "not JSON")], Cancellation);

        Assert.Equal(Settlement.Reject, Assert.Single(result.Items).Settlement);
        Assert.Empty(app.Seen);
    }

    [Fact]
    public async Task Topic_Event_ReachesTheFunctionWithItsContext()
    {
        app.Seen.Clear();

        await app.Host.Runtime!.Invoker.InvokeAsync(app["others-notify"], [Item("1", """{"book":"A","copies":1}""")], Cancellation);

        Assert.Equal(["A others-notify"], app.Seen);
    }

    [Fact]
    public async Task Bucket_Change_ReachesTheFunction()
    {
        app.Seen.Clear();
        var change = new BucketChange("1", "uploads", "a.txt", BucketEvents.Created, 1, null, DateTimeOffset.UnixEpoch);

        await app.Host.Runtime!.Invoker.InvokeAsync(app["others-upload"], [new EventItem { PlatformId = "1", Change = change }], Cancellation);

        Assert.Equal(["Created a.txt"], app.Seen);
    }

    [Fact]
    public async Task Timer_Tick_ReachesTheFunction()
    {
        app.Seen.Clear();

        var result = await app.Host.Runtime!.Invoker.InvokeAsync(app["others-tick"], new TimerTick { Id = "tick", ScheduledTime = DateTimeOffset.UnixEpoch }, Cancellation);

        Assert.Null(result.Error);
        Assert.Equal(["tick"], app.Seen);
    }

    [Fact]
    public async Task Direct_Call_GivesTheResult()
    {
        var call = new DirectCall(Encoding.UTF8.GetBytes("""{"book":"A","copies":21}"""), null, DateTimeOffset.MaxValue);

        var result = await app.Host.Runtime!.Invoker.InvokeAsync(app["others-double"], call, Cancellation);

        Assert.Equal("""{"book":"A","copies":42}""", Encoding.UTF8.GetString(result.Output.Span));
    }

    [Fact]
    public void BuiltInJson_Analyzer_KnowsWhatHostingKnows()
    {
        var context = typeof(JsonTypes).Assembly.GetType("MultiCloud.Hosting.BuiltInJsonContext", throwOnError: true)!;
        var listed = context.GetCustomAttributesData().Where(each => each.AttributeType.Name == "JsonSerializableAttribute").Select(each => (Type)each.ConstructorArguments[0].Value!);

        var known = typeof(FunctionGenerator).Assembly.GetType("MultiCloud.Generators.Analyzers.BuiltInJson", throwOnError: true)!.GetProperty("Types")!.GetValue(null);

        Assert.Equal(listed.Select(Display).Order(StringComparer.Ordinal), ((IEnumerable<string>)known!).Order(StringComparer.Ordinal));
    }

    private static EventItem Item(string id, string text) => new() { PlatformId = id, Text = Encoding.UTF8.GetBytes(text) };

    /// <summary>A type as C# writes it, keywords and all.</summary>
    private static string Display(Type type)
    {
        if (type.IsArray)
        {
            return Display(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Display(value) + "?";
        }

        if (type.IsGenericType)
        {
            return $"{type.Namespace}.{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Display))}>";
        }

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "bool",
            TypeCode.Byte => "byte",
            TypeCode.SByte => "sbyte",
            TypeCode.Int16 => "short",
            TypeCode.UInt16 => "ushort",
            TypeCode.Int32 => "int",
            TypeCode.UInt32 => "uint",
            TypeCode.Int64 => "long",
            TypeCode.UInt64 => "ulong",
            TypeCode.Single => "float",
            TypeCode.Double => "double",
            TypeCode.Decimal => "decimal",
            TypeCode.Char => "char",
            TypeCode.String => "string",
            _ => type.FullName!,
        };
    }
}
