using MultiCloud.Model.Tests.Reference;

namespace MultiCloud.Model.Tests.Targets;

public class CapabilitiesTests
{
    private const string North = """
        {
          "target": "north",
          "triggers": {
            "http": { "timeoutSeconds": { "value": 60, "source": "North limits", "date": "2026-11-01" }, "probe": "url" },
            "timer": { "timeoutSeconds": { "value": 500, "source": "North limits", "date": "2026-11-01" }, "dialect": "cron" },
            "queue": {
              "timeoutSeconds": { "value": 500, "source": "North limits", "date": "2026-11-01" },
              "attempts": { "value": 10, "source": "North queues", "date": "2026-11-02" },
              "settlement": "item"
            }
          },
          "propagation": { "invoke": { "value": 30, "source": "measured", "date": "2026-11-03" } }
        }
        """;

    [Fact]
    public void Parse_File_IsTyped()
    {
        var capabilities = Capabilities.Parse("capabilities.json", North, out var problems);

        Assert.Empty(problems);
        Assert.Equal("north", capabilities!.Target);
        Assert.Equal(new Figure(10, "North queues", "2026-11-02"), capabilities.For("queue")!.Attempts);
        Assert.Equal("item", capabilities.For("queue")!.Settlement);
        Assert.Equal("url", capabilities.For("http")!.Probe);
        Assert.Null(capabilities.For("topic"));
        Assert.Equal(new NamedFigure("invoke", new(30, "measured", "2026-11-03")), Assert.Single(capabilities.Propagation));
    }

    [Theory]
    [InlineData("{", "2", "expected, found the end of the file")]
    [InlineData("{ \"triggers\": {} }", "1", "target is missing")]
    [InlineData("{ \"target\": \"n\", \"triggers\": { \"http\": {} } }", "40", "triggers.http.timeoutSeconds is missing")]
    [InlineData("{ \"target\": \"n\", \"triggers\": { \"http\": { \"timeoutSeconds\": 60 } } }", "60", "triggers.http.timeoutSeconds is 60; allowed is an object")]
    [InlineData("{ \"target\": \"n\", \"triggers\": { \"mail\": {} } }", "32", "'mail' is not a property of triggers")]
    [InlineData("{ \"target\": \"n\", \"triggers\": {}, \"quotas\": { \"a\": { \"value\": 1, \"source\": \" \", \"date\": \"2026-11-01\" } } }", "75", "quotas.a.source is \" \"; allowed is the document")]
    [InlineData("{ \"target\": \"n\", \"triggers\": {}, \"quotas\": { \"a\": { \"value\": 1, \"source\": \"x\", \"date\": \"yesterday\" } } }", "88", "allowed is a date such as")]
    public void Parse_Mistake_SaysWhatAndWhere(string text, string column, string message)
    {
        Assert.Null(Capabilities.Parse("capabilities.json", text, out var problems));

        var problem = Assert.Single(problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(("MC7002", column), (problem.Rule.Id, $"{problem.Location!.Column}"));
    }

    [Fact]
    public void Parse_LocalTarget_CanDoEverything()
    {
        const string Path = "src/MultiCloud.Local/capabilities.json";

        var local = Capabilities.Parse(Path, File.ReadAllText(System.IO.Path.Combine(GeneratedFile.Root, Path)), out var problems);

        Assert.Empty(problems);
        Assert.Equal(Defaults.Target, local!.Target);
        Assert.All(TriggerKinds.All, kind => Assert.Equal(Defaults.TimeoutSeconds.Max, local.For(kind)!.TimeoutSeconds.Value));
        Assert.All(TriggerKinds.Consuming, kind => Assert.Equal((Defaults.MaxAttempts.Max, Defaults.BatchSize.Max), (local.For(kind)!.Attempts!.Value, local.For(kind)!.Batch!.Value)));
    }

    [Fact]
    public void Validate_WithinTheTarget_NothingIsSaid() => Assert.Empty(Validate(new QueueTrigger("q"), new() { TimeoutSeconds = 500, MaxAttempts = 10 }));

    [Fact]
    public void Validate_OverTheTarget_NamesLimitAndSource()
    {
        Assert.Equal(
            "timeoutSeconds of function 'f' is 61 s, but target 'north' allows at most 60 s (North limits, 2026-11-01); portable is at most 60 s",
            Assert.Single(Validate(new HttpTrigger("GET", "/"), new() { TimeoutSeconds = 61 })).Message);
        Assert.Equal(
            "maxAttempts of function 'f' is 11, but target 'north' allows at most 10 (North queues, 2026-11-02); portable is at most 10",
            Assert.Single(Validate(new QueueTrigger("q"), new() { MaxAttempts = 11 })).Message);
    }

    [Fact]
    public void Validate_SecondsWhereTheTargetHasNone_IsALimit() => Assert.Equal(
        "cron of function 'f' is '0 0 3 * * *' with a field for seconds, but target 'north' allows five fields (its dialect is 'cron'); portable is five fields, at most once a minute",
        Assert.Single(Validate(new TimerTrigger("0 0 3 * * *", "UTC"), new())).Message);

    [Fact]
    public void Validate_KindTheTargetLacks_NamesThoseItHas()
    {
        var problem = Assert.Single(Validate(new TopicTrigger("t"), new()));

        Assert.Equal("Function 'f' has a topic trigger, and target 'north' has http, timer, queue only; use one of those, or another target", problem.Message);
    }

    private static List<Problem> Validate(TriggerModel trigger, FunctionOptions options)
    {
        var model = new AppModel { Name = "shop", Functions = new([new FunctionModel { Name = "f", Handler = "F", Trigger = trigger, Options = options }]) };
        var scope = new ValidationScope { Target = "north", Capabilities = Capabilities.Parse("capabilities.json", North, out _) };
        return [.. Validator.Validate(model, null, scope).Where(problem => problem.Rule != Rules.NobodyFeeds)];
    }
}
