using CsCheck;

namespace MultiCloud.Model.Tests.Configuration;

public class ManifestTests
{
    internal const string Full = """
        {
          "$schema": "./multicloud.schema.json",
          "app": "bookshop", // the name
          "target": "north",
          "functions": {
            "orders-fulfil": { "timeoutSeconds": 60, "memoryMb": 512, "maxAttempts": 3, "batchSize": 5, "unit": "work", "formerly": "orders-do" },
            "report": { "handler": "Shop.Reports.Daily", "trigger": { "kind": "timer", "cron": "0 4 * * *", "timeZone": "Asia/Tokyo" } },
            "thumbs": { "trigger": { "prefix": "covers/", "events": ["deleted"] } },
          },
          "units": { "http": { "access": "public", "maxInstances": 50, "environment": { "A": "1" } } },
          "http": { "access": "private", "cors": { "origins": ["https://shop.example", "http://localhost:3000"], "credentials": true } },
          "environment": { "Logging__LogLevel__Default": "Warning" },
          "secrets": ["payment-key"],
          "bindings": { "catalog": { "from": "catalogue" } },
          "targets": { "north": { "region": "n-1", "sharedApp": true, "replicas": 2, "functions": { "orders-fulfil": { "memoryMb": 1024 } } } },
          "stages": { "prod": { "functions": { "orders-fulfil": { "minInstances": 1 } }, "http": { "cors": null } } },
        }
        """;

    [Fact]
    public void Parse_EveryProperty_IsTyped()
    {
        var (manifest, problems) = Manifest.Parse("multicloud.json", Full);

        Assert.Empty(problems);
        Assert.Equal(("bookshop", "north"), (manifest.App, manifest.Target));
        var fulfil = manifest.Settings.Functions[0];
        Assert.Equal(new FunctionOptions { TimeoutSeconds = 60, MemoryMb = 512, MaxAttempts = 3, BatchSize = 5, Unit = "work" }, fulfil.Options);
        Assert.Equal("orders-do", fulfil.Formerly);
        Assert.Equal("Shop.Reports.Daily", manifest.Settings.Functions[1].Handler);
        Assert.Equal(new ManifestTrigger { Kind = "timer", Cron = "0 4 * * *", TimeZone = "Asia/Tokyo" }, manifest.Settings.Functions[1].Trigger);
        Assert.Equal(new ManifestTrigger { Prefix = "covers/", Events = new(["deleted"]) }, manifest.Settings.Functions[2].Trigger);
        Assert.Equal(new ManifestUnit("http", new() { Access = Access.Public, MaxInstances = 50 }, new([new("A", "1")])), Assert.Single(manifest.Settings.Units));
        Assert.Equal(Access.Private, manifest.Settings.HttpAccess);
        Assert.Equal(new CorsPolicy { Origins = new(["https://shop.example", "http://localhost:3000"]), Credentials = true }, manifest.Settings.Cors);
        Assert.Equal(new EnvironmentVariable("Logging__LogLevel__Default", "Warning"), Assert.Single(manifest.Settings.Environment));
        Assert.Equal("payment-key", Assert.Single(manifest.Settings.Secrets));
        Assert.Equal(new ManifestBinding("catalog", "catalogue"), Assert.Single(manifest.Settings.Bindings));
        var target = Assert.Single(manifest.Targets);
        Assert.Equal([new("region", "n-1"), new("sharedApp", "true"), new("replicas", "2")], target.Options);
        Assert.Equal(1024, target.Settings.Functions[0].Options.MemoryMb);
        var stage = Assert.Single(manifest.Stages);
        Assert.Equal(("prod", 1, true), (stage.Name, stage.Settings.Functions[0].Options.MinInstances, stage.Settings.HasCors));
        Assert.Null(stage.Settings.Cors);
    }

    [Fact]
    public void Parse_SameContentOtherLayout_IsEqual()
    {
        var one = Manifest.Parse("a/multicloud.json", Full).Manifest;
        var other = Manifest.Parse("b/multicloud.json", "\n\n" + Full).Manifest;

        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, one with { Target = "south" });
    }

    [Fact]
    public void LocationOf_Property_IsThePlaceOfItsValue()
    {
        var manifest = Manifest.Parse("x/multicloud.json", Full).Manifest;

        Assert.Equal(new FileLocation("x/multicloud.json", 7, 88), manifest.LocationOf("functions.report.trigger.cron"));
        Assert.Equal(new FileLocation("x/multicloud.json", 16, 75), manifest.LocationOf("stages.prod.functions.orders-fulfil.minInstances"));
        Assert.Null(manifest.LocationOf("functions.report.memoryMb"));
    }

    [Theory]
    [InlineData("{\n  \"app\": shop }", "MC6001", 2, 10, "", "a value is expected, found 's'")]
    [InlineData(" \n", "MC6001", 2, 1, "", "multicloud.json is empty; write { }, or delete the file")]
    [InlineData("[]", "MC6003", 1, 1, "", "multicloud.json is a list; allowed is an object in { }")]
    [InlineData("{ \"ap\": \"shop\" }", "MC6002", 1, 3, "", "'ap' is not a property of multicloud.json; did you mean 'app'?")]
    [InlineData("{ \"app\": \"Shop\" }", "MC6003", 1, 10, "app", "app is \"Shop\"; allowed is a lower-case letter")]
    [InlineData("{ \"app\": \"a\", \"app\": \"b\" }", "MC6005", 1, 15, "", "'app' stands twice in multicloud.json")]
    [InlineData("{ \"functions\": { \"f\": { \"timeoutSecond\": 1 } } }", "MC6002", 1, 25, "f", "'timeoutSecond' is not a property of functions.f; did you mean 'timeoutSeconds'?")]
    [InlineData("{ \"functions\": { \"f\": { \"timeoutSeconds\": 901 } } }", "MC3101", 1, 43, "f", "timeoutSeconds of functions.f is 901; allowed is 1 to 900")]
    [InlineData("{ \"functions\": { \"f\": { \"timeoutSeconds\": \"30\" } } }", "MC6003", 1, 43, "f", "functions.f.timeoutSeconds is \"30\"; allowed is a whole number from 1 to 900")]
    [InlineData("{ \"functions\": { \"f\": { \"timeoutSeconds\": 1.5 } } }", "MC6003", 1, 43, "f", "is 1.5; allowed is a whole number")]
    [InlineData("{ \"functions\": { \"f\": { \"timeoutSeconds\": null } } }", "MC6003", 1, 43, "f", "is null; allowed is a whole number")]
    [InlineData("{ \"functions\": { \"myFunction\": {} } }", "MC1001", 1, 18, "functions", "Function 'myFunction' is not a valid name")]
    [InlineData("{ \"functions\": { \"myFunction\": {} } }", "MC1001", 1, 18, "functions", "for example 'my-function'")]
    [InlineData("{ \"functions\": { \"f\": { \"access\": \"pubic\" } } }", "MC6003", 1, 35, "f", "allowed is \"private\", \"public\"; did you mean 'public'?")]
    [InlineData("{ \"functions\": { \"f\": { \"trigger\": { \"crn\": \"*\" } } } }", "MC6002", 1, 38, "f", "'crn' is not a property of functions.f.trigger; did you mean 'cron'?")]
    [InlineData("{ \"functions\": { \"f\": { \"trigger\": { \"method\": \"get\" } } } }", "MC6003", 1, 48, "f", "did you mean 'GET'?")]
    [InlineData("{ \"functions\": { \"f\": { \"handler\": \"Run\" } } }", "MC6003", 1, 36, "f", "allowed is \"Namespace.Type.Method\"")]
    [InlineData("{ \"stages\": { \"prod\": { \"functions\": { \"f\": { \"handler\": \"A.B\" } } } } }", "MC6002", 1, 47, "f", "'handler' is not a property of stages.prod.functions.f")]
    [InlineData("{ \"stages\": { \"prod\": { \"functions\": { \"f\": { \"trigger\": { \"cron\": \"0 3 * * *\" } } } } } }", "MC6002", 1, 47, "f", "'trigger' is not a property of stages.prod.functions.f, because it is the same for all stages and targets; move it to the function in 'functions' at the top")]
    [InlineData("{ \"targets\": { \"t\": { \"functions\": { \"f\": { \"formerly\": \"g\" } } } } }", "MC6002", 1, 45, "f", "move it to the function in 'functions' at the top")]
    [InlineData("{ \"http\": { \"cors\": {} } }", "MC6003", 1, 21, "http.cors", "http.cors.origins is missing; allowed is a list")]
    [InlineData("{ \"http\": { \"cors\": { \"origins\": [\"*\", \"shop.example\"] } } }", "MC6003", 1, 40, "http.cors.origins[1]", "allowed is \"*\" or an origin such as")]
    [InlineData("{ \"http\": { \"cors\": true } }", "MC6003", 1, 21, "http.cors", "http.cors is true; allowed is an object")]
    [InlineData("{ \"environment\": { \"1A\": \"x\" } }", "MC6003", 1, 20, "environment", "Variable in environment is '1A'")]
    [InlineData("{ \"environment\": { \"MULTICLOUD_STAGE\": \"x\" } }", "MC6003", 1, 20, "environment", "not beginning with a digit or with MULTICLOUD_")]
    [InlineData("{ \"environment\": { \"A\": 1 } }", "MC6003", 1, 25, "environment.A", "environment.A is 1; allowed is text in double quotes")]
    [InlineData("{ \"secrets\": { \"a\": \"b\" } }", "MC6003", 1, 14, "secrets", "secrets is an object; allowed is a list")]
    [InlineData("{ \"bindings\": { \"b\": { \"form\": \"x\" } } }", "MC6002", 1, 24, "b", "did you mean 'from'?")]
    [InlineData("{ \"targets\": { \"t\": { \"enviroment\": {} } } }", "MC6002", 1, 23, "targets.t", "did you mean 'environment'?")]
    public void Parse_Mistake_SaysWhatWhereAndWhatIsAllowed(string text, string id, int line, int column, string subject, string message)
    {
        var problem = Assert.Single(Manifest.Parse("multicloud.json", text).Problems);

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal((id, subject, new FileLocation("multicloud.json", line, column)), (problem.Rule.Id, problem.Subject, problem.Location));
    }

    [Fact]
    public void Parse_OneMistake_KeepsTheRest()
    {
        var (manifest, problems) = Manifest.Parse("m", """{ "app": 1, "target": "north", "functions": { "f": { "memoryMb": 1, "timeoutSeconds": 5 } } }""");

        Assert.Equal(2, problems.Count);
        Assert.Equal((null, "north"), (manifest.App, manifest.Target));
        Assert.Equal(new FunctionOptions { TimeoutSeconds = 5 }, manifest.Settings.Functions[0].Options);
    }

    [Fact]
    public void Parse_AnyText_NeverThrows() =>
        Gen.OneOf(
            RandomText.Like("{}[]\":,appfunctionsstages0123 \n"),
            Gen.Select(Gen.Int[0, Full.Length], Gen.Int[0, 40], Gen.String).Select((at, length, text) => Full.Remove(at, Math.Min(length, Full.Length - at)).Insert(at, text)))
        .Sample(text => Manifest.Parse("m", text).Manifest.Target.Length > 0, iter: 10_000);
}
