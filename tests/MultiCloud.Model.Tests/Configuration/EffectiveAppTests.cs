namespace MultiCloud.Model.Tests.Configuration;

public class EffectiveAppTests
{
    private static readonly AppModel Shop = new()
    {
        Name = "shop",
        Functions = new(
        [
            Function("orders-place", new HttpTrigger("POST", "/orders"), new() { MemoryMb = 300, TimeoutSeconds = 10, Access = Access.Public }),
            Function("orders-get", new HttpTrigger("GET", "/orders/{id}"), new() { Concurrency = 4 }),
            Function("orders-fulfil", new QueueTrigger("orders"), new() { TimeoutSeconds = 60 }) with { Batch = true },
            Function("books-close", new TimerTrigger("0 3 * * *", "UTC"), new()),
        ]),
    };

    [Fact]
    public void Resolve_NoFile_TakesAttributesAndDefaults()
    {
        var app = EffectiveApp.Resolve(Shop, null, "local");

        var place = Get(app, "orders-place");
        Assert.Equal(("http", 10, 300, 10, 20, 0, 5, 1, Access.Public), (place.Unit, place.TimeoutSeconds, place.MemoryMb, place.Concurrency, place.MaxInstances, place.MinInstances, place.MaxAttempts, place.BatchSize, place.Access));
        var fulfil = Get(app, "orders-fulfil");
        Assert.Equal(("orders-fulfil", 60, 256, 1, 10), (fulfil.Unit, fulfil.TimeoutSeconds, fulfil.MemoryMb, fulfil.Concurrency, fulfil.BatchSize));
    }

    [Fact]
    public void Resolve_Unit_HasTheLargestOfItsFunctions()
    {
        var unit = Assert.Single(EffectiveApp.Resolve(Shop, null, "local").Units, u => u.Name == "http");

        Assert.Equal(["orders-get", "orders-place"], unit.Functions);
        Assert.Equal((30, 300, 10, true, Access.Private), (unit.TimeoutSeconds, unit.MemoryMb, unit.Concurrency, unit.IsHttp, unit.Access));
    }

    [Theory]
    [InlineData("""{ }""", 60)]
    [InlineData("""{ "functions": { "orders-fulfil": { "timeoutSeconds": 61 } } }""", 61)]
    [InlineData("""{ "functions": { "orders-fulfil": { "timeoutSeconds": 61 } }, "targets": { "north": { "functions": { "orders-fulfil": { "timeoutSeconds": 62 } } } } }""", 62)]
    [InlineData("""{ "targets": { "north": { "functions": { "orders-fulfil": { "timeoutSeconds": 62 } } } }, "stages": { "prod": { "functions": { "orders-fulfil": { "timeoutSeconds": 63 } } } } }""", 63)]
    [InlineData("""{ "targets": { "south": { "functions": { "orders-fulfil": { "timeoutSeconds": 62 } } } }, "stages": { "dev": { "functions": { "orders-fulfil": { "timeoutSeconds": 63 } } } } }""", 60)]
    public void Resolve_Layers_TheHighestCounts(string json, int expected)
    {
        var app = EffectiveApp.Resolve(Shop, Parse(json), "north", "prod");

        Assert.Equal(expected, Get(app, "orders-fulfil").TimeoutSeconds);
    }

    [Fact]
    public void Resolve_CommandLine_IsAboveAll()
    {
        var manifest = Parse("""{ "stages": { "prod": { "functions": { "orders-fulfil": { "timeoutSeconds": 63 } } } } }""");
        var commandLine = Parse("""{ "functions": { "orders-fulfil": { "timeoutSeconds": 64 } } }""").Settings;

        Assert.Equal(64, Get(EffectiveApp.Resolve(Shop, manifest, "north", "prod", commandLine), "orders-fulfil").TimeoutSeconds);
    }

    [Theory]
    [InlineData("""{ "http": { "access": "public" } }""", Access.Public, Access.Public)]
    [InlineData("""{ "http": { "access": "private" } }""", Access.Private, Access.Private)]
    [InlineData("""{ "http": { "access": "private" }, "units": { "http": { "access": "public" } } }""", Access.Public, Access.Public)]
    [InlineData("""{ "units": { "http": { "access": "public" } }, "functions": { "orders-get": { "access": "private" } } }""", Access.Public, Access.Private)]
    [InlineData("""{ "functions": { "orders-get": { "access": "private" } }, "stages": { "prod": { "http": { "access": "public" } } } }""", Access.Public, Access.Public)]
    public void Resolve_WithinALayer_TheMostParticularCounts(string json, Access place, Access get)
    {
        var app = EffectiveApp.Resolve(Shop, Parse(json), "local", "prod");

        Assert.Equal((place, get), (Get(app, "orders-place").Access, Get(app, "orders-get").Access));
        Assert.Equal(Access.Private, Get(app, "orders-fulfil").Access);
    }

    [Fact]
    public void Resolve_UnitOptions_CountForItsFunctions()
    {
        var app = EffectiveApp.Resolve(Shop, Parse("""{ "functions": { "orders-fulfil": { "unit": "work" }, "books-close": { "unit": "work" } }, "units": { "work": { "memoryMb": 128 }, "http": { "memoryMb": 128 } } }"""), "local");

        Assert.Equal(["http", "work"], app.Units.Select(unit => unit.Name));
        Assert.Equal([128, 128], app.Units.Select(unit => unit.MemoryMb));
        Assert.Equal(["books-close", "orders-fulfil"], app.Units[1].Functions);
    }

    [Fact]
    public void Resolve_Environment_IsMergedByName()
    {
        var app = EffectiveApp.Resolve(
            Shop,
            Parse("""{ "environment": { "A": "1", "B": "1", "C": "1" }, "units": { "http": { "environment": { "B": "2" } } }, "stages": { "prod": { "environment": { "C": "3" } } } }"""),
            "local",
            "prod");

        Assert.Equal([new("A", "1"), new("B", "1"), new("C", "3")], app.Environment);
        Assert.Equal([new("A", "1"), new("B", "2"), new("C", "3")], app.Units.First(unit => unit.Name == "http").Environment);
    }

    [Fact]
    public void Resolve_Trigger_IsThatOfTheFile()
    {
        var app = EffectiveApp.Resolve(Shop, Parse("""{ "app": "other", "functions": { "books-close": { "trigger": { "cron": "0 4 * * *" }, "formerly": "close" } } }"""), "local");

        Assert.Equal(new TimerTrigger("0 4 * * *", "UTC"), Get(app, "books-close").Trigger);
        Assert.Equal(("other", "close"), (app.Name, Get(app, "books-close").Formerly));
    }

    [Fact]
    public void Resolve_Cors_StageCanTurnItOff()
    {
        var manifest = Parse("""{ "http": { "cors": { "origins": ["*"] } }, "stages": { "prod": { "http": { "cors": null } } } }""");

        Assert.NotNull(EffectiveApp.Resolve(Shop, manifest, "local").Cors);
        Assert.Null(EffectiveApp.Resolve(Shop, manifest, "local", "prod").Cors);
    }

    private static EffectiveFunction Get(EffectiveApp app, string name) => app.Functions.First(function => function.Name == name);

    private static FunctionModel Function(string name, TriggerModel trigger, FunctionOptions options) =>
        new() { Name = name, Handler = "Shop." + name, Trigger = trigger, Options = options };

    private static Manifest Parse(string json)
    {
        var (manifest, problems) = Manifest.Parse("multicloud.json", json);
        Assert.Empty(problems);
        return manifest;
    }
}
