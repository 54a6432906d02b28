using CsCheck;

namespace MultiCloud.Model.Tests.Validation;

public class ValidatorTests
{
    [Fact]
    public void Validate_SoundApp_FindsNothing() => Assert.Empty(Validate(
        null,
        F("orders-place", new HttpTrigger("POST", "/orders")) with { Bindings = new([Use("queue", "orders", "send", "Order"), Use("topic", "placed", "send", "Placed")]) },
        F("orders-get", new HttpTrigger("GET", "/orders/{id}")),
        F("orders-fulfil", new QueueTrigger("orders")) with { InputType = "Order", Bindings = new([Use("function", "price", "call", "Cart", "Quote"), Use("bucket", "invoices", "write")]) },
        F("mail", new TopicTrigger("placed")) with { InputType = "Placed" },
        F("thumbs", new BucketTrigger("uploads", "", true, false)) with { Bindings = new([Use("bucket", "uploads", "read"), Use("secrets", "", "read")]) },
        F("close", new TimerTrigger("0 3 * * *", "Asia/Shanghai")),
        F("price", new DirectTrigger()) with { InputType = "Cart", OutputType = "Quote" }));

    [Fact]
    public void Validate_Names_FollowThePattern()
    {
        var problems = Validator.Validate(new AppModel
        {
            Name = "My.Shop",
            Functions = new([F("Orders", new QueueTrigger("MyOrders"), new() { Unit = "_x" }) with { Bindings = new([Use("topic", "orderPlaced", "send")]) }]),
        });

        Assert.Equal(
            [
                "App 'My.Shop' is not a valid name: allowed is a lower-case letter followed by at most 39 lower-case letters, digits or '-'; for example 'my-shop'",
                "Function 'Orders' is not a valid name: allowed is a lower-case letter followed by at most 39 lower-case letters, digits or '-'; for example 'orders'",
                "Unit '_x' is not a valid name: allowed is a lower-case letter followed by at most 39 lower-case letters, digits or '-'; for example 'x'",
                "Queue 'MyOrders' is not a valid name: allowed is a lower-case letter followed by at most 39 lower-case letters, digits or '-'; for example 'my-orders'",
                "Topic 'orderPlaced' is not a valid name: allowed is a lower-case letter followed by at most 39 lower-case letters, digits or '-'; for example 'order-placed'",
            ],
            problems.Where(p => p.Rule == Rules.InvalidName).Select(p => p.Message));
        Assert.Equal(["", "Orders", "Orders", "Orders", "orderPlaced"], problems.Where(p => p.Rule == Rules.InvalidName).Select(p => p.Subject));
    }

    [Fact]
    public void Validate_TwoFunctionsOfOneName_NamesBothMethods()
    {
        var problem = One(Rules.DuplicateFunction, null, F("a", new DirectTrigger()) with { Handler = "X.One" }, F("a", new DirectTrigger()) with { Handler = "X.Two" });

        Assert.Equal("Function 'a' is declared by X.One and by X.Two; give one of them another name with [Function(\"...\")]", problem.Message);
    }

    [Theory]
    [InlineData("GET", "orders", "MC2001", "Route 'orders' of function 'b': it does not begin with '/'; write '/orders'")]
    [InlineData("GET", "/A/{other}", "MC2002", "Functions 'a' and 'b' both answer GET /A/{other}; change one of the routes")]
    [InlineData("GET", "/__MULTICLOUD/x", "MC2003", "Route '/__MULTICLOUD/x' of function 'b' begins with '/__multicloud/'")]
    [InlineData("FETCH", "/x", "MC2006", "Function 'b' has the HTTP method 'FETCH'; allowed are GET, POST")]
    public void Validate_Http_ChecksMethodAndRoute(string method, string route, string id, string message)
    {
        var problem = Assert.Single(Validate(null, F("a", new HttpTrigger("GET", "/a/{id}")), F("b", new HttpTrigger(method, route))));

        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal((id, "b"), (problem.Rule.Id, problem.Subject));
    }

    [Fact]
    public void Validate_OneRouteTwoMethods_IsFine() => Assert.Empty(Validate(null, F("a", new HttpTrigger("GET", "/a")), F("b", new HttpTrigger("PUT", "/a"))));

    [Fact]
    public void Validate_PublicAndPrivateInOneUnit_IsMixedAccess()
    {
        var problem = One(Rules.MixedAccess, null, F("a", new HttpTrigger("GET", "/a"), new() { Access = Access.Public }), F("b", new HttpTrigger("GET", "/b")));

        Assert.Equal("Unit 'http' has public functions (a) and private ones (b), and one unit has one access; give them the same access or another unit", problem.Message);
    }

    [Fact]
    public void Validate_AccessOfTheFile_SettlesMixedAccess() => Assert.Empty(Validate(
        """{ "http": { "access": "public" } }""", F("a", new HttpTrigger("GET", "/a"), new() { Access = Access.Public }), F("b", new HttpTrigger("GET", "/b"))));

    [Fact]
    public void Validate_StageThatMixesAccess_PointsAtTheFile()
    {
        var problem = One(
            Rules.MixedAccess,
            """{ "stages": { "prod": { "functions": { "a": { "access": "public" } } } } }""",
            F("a", new HttpTrigger("GET", "/a")),
            F("b", new HttpTrigger("GET", "/b")));

        Assert.Equal(new FileLocation("multicloud.json", 1, 57), problem.Location);
    }

    [Fact]
    public void Validate_HttpAndOthersInOneUnit_IsMixedUnit()
    {
        var problem = One(Rules.MixedUnit, null, F("a", new HttpTrigger("GET", "/a")), F("b", new DirectTrigger(), new() { Unit = "http" }));

        Assert.Equal(("b", "Unit 'http' holds http functions (a) and others (b); give one kind another unit"), (problem.Subject, problem.Message));
    }

    [Fact]
    public void Validate_CorsOnAPrivateUnit_IsAWarning()
    {
        var problem = One(Rules.CorsWithPrivate, """{ "http": { "cors": { "origins": ["*"] } } }""", F("a", new HttpTrigger("GET", "/a")));

        Assert.Equal((1, 21), (problem.Location!.Line, problem.Location.Column));
    }

    [Fact]
    public void Validate_CorsWithCredentialsForAnyone_IsAWrongValue() => One(
        Rules.ConfigWrongValue, """{ "http": { "access": "public", "cors": { "origins": ["*"], "credentials": true } } }""", F("a", new HttpTrigger("GET", "/a")));

    [Theory]
    [InlineData("0 25 * * *", "UTC", "MC3001", "Cron '0 25 * * *' of function 't': hour is '25', and allowed is 0 to 23; a schedule has five fields")]
    [InlineData("0 3 * * *", "Europe/Berln", "MC3002", "Time zone 'Europe/Berln' of function 't' is not an IANA zone; did you mean 'Europe/Berlin'?")]
    [InlineData("0 3 * * *", "W. Europe Standard Time", "MC3002", "is not an IANA zone; for example 'Europe/Berlin' or 'UTC'")]
    [InlineData("*/45 * * * * *", "UTC", "MC3102", "cron of function 't' is '*/45 * * * * *' with a field for seconds, and not every target can do that; portable is five fields")]
    public void Validate_Timer_ChecksScheduleAndZone(string cron, string zone, string id, string message)
    {
        var problem = Validate(null, F("t", new TimerTrigger(cron, zone), new() { TimeoutSeconds = 5 }))[0];

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal((id, "t"), (problem.Rule.Id, problem.Subject));
    }

    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    public void Validate_TimeoutNotShorterThanTheInterval_IsAWarning(int timeout, int expected) =>
        Assert.Equal(expected, Validate(null, F("t", new TimerTrigger("* * * * *", "UTC"), new() { TimeoutSeconds = timeout })).Count(p => p.Rule == Rules.TimeoutOverInterval));

    [Fact]
    public void Validate_CronOfTheFile_PointsAtIt()
    {
        var problem = One(Rules.BadCron, """{ "functions": { "t": { "trigger": { "cron": "x" } } } }""", F("t", new TimerTrigger("0 3 * * *", "UTC")));

        Assert.Equal(new FileLocation("multicloud.json", 1, 46), problem.Location);
    }

    [Fact]
    public void Validate_AttributeOutOfRange_NamesTheProperty()
    {
        var problem = One(Rules.OutOfRange, null, F("q", new DirectTrigger(), new() { MaxAttempts = 0 }));

        Assert.Equal("MaxAttempts of function 'q' is 0; allowed is 1 to 100", problem.Message);
    }

    [Fact]
    public void Validate_MinInstancesOverMaxInstances_IsOutOfRange() => One(Rules.OutOfRange, null, F("q", new DirectTrigger(), new() { MinInstances = 6, MaxInstances = 5 }));

    [Theory]
    [InlineData(220, 0)]
    [InlineData(221, 1)]
    public void Validate_TimeoutOverThePortableLimit_IsAWarning(int timeout, int expected) =>
        Assert.Equal(expected, Validate(null, F("d", new DirectTrigger(), new() { TimeoutSeconds = timeout })).Count(p => p.Rule == Rules.NotPortable));

    [Fact]
    public void Validate_OneStageOverTheLimit_IsSaidOnceAndPlaced()
    {
        var problem = One(
            Rules.NotPortable,
            """{ "stages": { "a": { "functions": { "d": { "timeoutSeconds": 300 } } }, "b": { "functions": { "d": { "timeoutSeconds": 300 } } } } }""",
            F("d", new DirectTrigger()));

        Assert.Equal(62, problem.Location!.Column);
    }

    [Fact]
    public void Validate_QueueWithTwoConsumers_NamesBoth()
    {
        var problem = One(Rules.TwoConsumers, null, F("a", new QueueTrigger("q")), F("b", new QueueTrigger("q")));

        Assert.Equal(("b", "Queue 'q' is consumed by 'a' and by 'b', and a queue has one consumer; publish to a topic instead, or use two queues"), (problem.Subject, problem.Message));
    }

    [Fact]
    public void Validate_QueueNamedLikeATopicFunction_IsTheInboxTwice()
    {
        var problem = One(Rules.InboxNameTaken, null, F("orders", new TopicTrigger("order-placed")), F("ship", new QueueTrigger("orders")));

        Assert.Equal("orders", problem.Subject);
    }

    [Fact]
    public void Validate_SenderAndConsumerDisagreeOnTheName_BothHintAtIt()
    {
        var problems = Validate(null, F("a", new DirectTrigger()) with { Bindings = new([Use("queue", "order", "send")]) }, F("b", new QueueTrigger("orders")));

        Assert.Equal(
            [
                "Queue 'order' is sent to, but no function consumes it; did you mean 'orders'?",
                "Function 'b' consumes queue 'orders', but no code of this app sends to it; did you mean 'order'?",
            ],
            problems.Select(p => p.Message));
    }

    [Fact]
    public void Validate_QueueOfAnotherApp_NeedsNoConsumerHere() => Assert.Empty(Validate(
        """{ "bindings": { "orders": { "from": "shop" } } }""", F("a", new DirectTrigger()) with { Bindings = new([Use("queue", "orders", "send")]) }));

    [Theory]
    [InlineData(true, "write", 1)]
    [InlineData(true, "read", 0)]
    [InlineData(false, "write", 0)]
    public void Validate_BucketFunctionThatWritesThere_IsALoop(bool created, string access, int expected) =>
        Assert.Equal(expected, Validate(null, F("b", new BucketTrigger("files", "in/", created, true)) with { Bindings = new([Use("bucket", "files", access)]) }).Count(p => p.Rule == Rules.BucketLoop));

    [Theory]
    [InlineData("queue", "Order", "topic", "Order", "Binding 'x' is a queue in function 'a' but a topic in function 'b'; use one kind and type, or two names")]
    [InlineData("queue", "Order", "queue", "Cart", "Binding 'x' is a queue of Order in function 'a' but a queue of Cart in function 'b'; use one kind and type, or two names")]
    public void Validate_BindingUsedInTwoWays_NamesBothPlaces(string kind, string type, string otherKind, string otherType, string message)
    {
        var problem = One(
            Rules.BindingMismatch,
            null,
            F("a", new DirectTrigger()) with { Bindings = new([Use(kind, "x", "send", type)]) },
            F("b", new DirectTrigger()) with { Bindings = new([Use(otherKind, "x", "send", otherType)]) });

        Assert.Equal(message, problem.Message);
    }

    [Fact]
    public void Validate_ConsumerOfAnotherType_IsAMismatch() => One(
        Rules.BindingMismatch,
        null,
        F("a", new DirectTrigger()) with { Bindings = new([Use("queue", "x", "send", "Order")]) },
        F("b", new QueueTrigger("x")) with { InputType = "Cart" });

    [Fact]
    public void Validate_ConsumerOfAnyJson_Fits() => Assert.Empty(Validate(
        null,
        F("a", new DirectTrigger()) with { Bindings = new([Use("queue", "x", "send", "Order")]) },
        F("b", new QueueTrigger("x")) with { InputType = "System.Text.Json.JsonElement" }));

    [Theory]
    [InlineData("prices", "Binding 'prices' calls a direct function of that name, and there is none; did you mean 'price'?")]
    [InlineData("close", "Binding 'close' calls a direct function of that name, and there is none; 'close' is a timer function, and only direct ones can be called")]
    public void Validate_CallOfAnUnknownFunction_HintsAtIt(string name, string message)
    {
        var problem = One(
            Rules.UnknownFunction,
            null,
            F("a", new DirectTrigger()) with { Bindings = new([Use("function", name, "call", "Cart", "Quote")]) },
            F("price", new DirectTrigger()),
            F("close", new TimerTrigger("0 3 * * *", "UTC")));

        Assert.Equal((name, message), (problem.Subject, problem.Message));
    }

    [Theory]
    [InlineData("Cart", "Quote", 0)]
    [InlineData("Cart", "Price", 1)]
    [InlineData("Basket", "Quote", 1)]
    public void Validate_CallOfOtherTypes_IsAMismatch(string input, string output, int expected) =>
        Assert.Equal(expected, Validate(
            null,
            F("a", new DirectTrigger()) with { Bindings = new([Use("function", "price", "call", input, output)]) },
            F("price", new DirectTrigger()) with { InputType = "Cart", OutputType = "Quote" }).Count(p => p.Rule == Rules.FunctionTypeMismatch));

    [Fact]
    public void Validate_CallsInACircle_AreShownOnce()
    {
        var problem = One(Rules.CallCycle, null, Calls("c", "a"), Calls("a", "b", "x"), Calls("b", "c"), Calls("x"));

        Assert.Equal("Direct functions call each other in a circle: a -> b -> c -> a; each waits, and pays, for the next; break it with a queue", problem.Message);
    }

    [Theory]
    [InlineData("""{ "functions": { "ordrs": { "memoryMb": 512 } } }""", "ordrs", "functions.ordrs names the function 'ordrs', and there is none; did you mean 'orders'?", 27)]
    [InlineData("""{ "stages": { "prod": { "units": { "htp": { } } } } }""", "stages.prod.units.htp", "stages.prod.units.htp names the unit 'htp', and there is none; did you mean 'http'?", 43)]
    [InlineData("""{ "bindings": { "catalogue": { "from": "x" } } }""", "catalogue", "bindings.catalogue names the binding 'catalogue', and there is none; did you mean 'catalog'?", 30)]
    [InlineData("""{ "target": "nort" }""", "target", "target names the target 'nort', and there is none; did you mean 'north'?", 13)]
    [InlineData("""{ "targets": { "moon": { } } }""", "targets.moon", "targets.moon names the target 'moon', and there is none; there are local, north", 24)]
    public void Validate_FileNamesWhatIsNotThere_HintsAtIt(string json, string subject, string message, int column)
    {
        var model = new AppModel { Name = "shop", Functions = new([F("orders", new HttpTrigger("GET", "/")) with { Bindings = new([Use("bucket", "catalog", "read")]) }]) };

        var problem = Assert.Single(Validator.Validate(model, Parse(json), new ValidationScope { KnownTargets = new(["north", "local"]) }));

        Assert.Equal((subject, message), (problem.Subject, problem.Message));
        Assert.Equal(new FileLocation("multicloud.json", 1, column), problem.Location);
    }

    [Theory]
    [InlineData("""{ "functions": { "a": { "trigger": { "kind": "queue", "queue": "q" } } } }""", "'kind' is 'queue', but the code has a timer trigger")]
    [InlineData("""{ "functions": { "a": { "trigger": { "route": "/" } } } }""", "'route' is not a property of a timer trigger")]
    [InlineData("""{ "functions": { "b": { "handler": "X.Y" } } }""", "it has a 'handler' and no 'trigger'; add one")]
    [InlineData("""{ "functions": { "b": { "handler": "X.Y", "trigger": { "queue": "q" } } } }""", "'kind' is missing")]
    public void Validate_TriggerOfTheFileThatDoesNotFit_SaysWhatToWrite(string json, string message)
    {
        var problem = One(Rules.ConfigTrigger, json, F("a", new TimerTrigger("0 3 * * *", "UTC")));

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Location);
    }

    [Fact]
    public void All_Rules_HaveDifferentCodesInOrder()
    {
        Assert.Equal(Rules.All.Count, Rules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(Rules.All, rule => Assert.Matches("^MC[1-9][0-9]{3}$", rule.Id));
        Assert.Equal(
            typeof(Rules).GetFields().Where(field => field.FieldType == typeof(Rule)).Select(field => field.GetValue(null)),
            Rules.All);
    }

    [Fact]
    public void Validate_AnyTexts_NeverThrows() =>
        Gen.Select(RandomText.Like("/{}:int* 0159-,aZ"), Gen.Int[-5, 2000], Gen.Int[0, 5]).Sample(
            (text, number, kind) => Validate(
                null,
                F(text, Triggers(text)[kind], new() { TimeoutSeconds = number, Unit = text }) with { Bindings = new([Use("queue", text, "send"), Use("function", text, "call")]) },
                F("x", Triggers(text)[kind])) is not null,
            iter: 1_000);

    private static TriggerModel[] Triggers(string text) =>
        [new HttpTrigger(text, text), new TimerTrigger(text, text), new QueueTrigger(text), new TopicTrigger(text), new BucketTrigger(text, text, true, true), new DirectTrigger()];

    private static FunctionModel Calls(string name, params string[] called) =>
        F(name, new DirectTrigger()) with { Bindings = new(called.Select(other => Use("function", other, "call", "In", "Out"))) };

    private static FunctionModel F(string name, TriggerModel trigger, FunctionOptions? options = null) =>
        new() { Name = name, Handler = $"Shop.{name}", Trigger = trigger, Options = options ?? new() };

    private static BindingUse Use(string kind, string name, string access, string? type = null, string? result = null) => new(kind, name, access, type, result);

    private static Problem One(Rule rule, string? json, params FunctionModel[] functions) => Assert.Single(Validate(json, functions), problem => problem.Rule == rule);

    private static IReadOnlyList<Problem> Validate(string? json, params FunctionModel[] functions) =>
        Validator.Validate(new AppModel { Name = "shop", Functions = new(functions) }, json is null ? null : Parse(json));

    private static Manifest Parse(string json)
    {
        var (manifest, problems) = Manifest.Parse("multicloud.json", json);
        Assert.Empty(problems);
        return manifest;
    }
}
