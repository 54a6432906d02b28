using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace MultiCloud.Telemetry.Tests;

/// <summary>The app as a program, and a collector that reads what arrives.</summary>
public class ExportTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private static readonly (string, string?) s_http = ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");

    [Fact]
    public async Task Request_ThroughHttpDirectQueueTopicAndBucket_IsOneTrace()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = await WordsApp.StartAsync([], ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Http.AbsoluteUri), s_http);
        await app.SayAsync(traceParent: $"00-{Trace}-00f067aa0ba902b7-01");
        Assert.Equal(0, await app.StopAsync());

        var spans = collector.Spans.Where(span => span.Trace == Trace).ToDictionary(span => span.Name);
        (string Name, ulong Kind, string Parent)[] expected =
        [
            ("words-accept", Span.Server, "00f067aa0ba902b7"),
            ("think", 1, "words-accept"),
            ("call words-length", Span.Client, "think"),
            ("words-length", Span.Server, "call words-length"),
            ("send words", Span.Producer, "think"),
            ("words-announce", Span.Server, "send words"),
            ("send word-heard", Span.Producer, "words-announce"),
            ("words-store", Span.Server, "send word-heard"),
            ("put dictionary", Span.Client, "words-store"),
        ];
        Assert.Equal(expected.Select(one => one.Name).Order(), spans.Keys.Order());
        Assert.All(expected, one => Assert.Equal((one.Kind, spans.TryGetValue(one.Parent, out var parent) ? parent.Id : one.Parent), (spans[one.Name].Kind, spans[one.Name].Parent)));

        // What a bucket tells of begins a trace of its own, as on every target.
        var index = Assert.Single(collector.Spans, span => span.Name == "words-index");
        Assert.Equal(("", true), (index.Parent, index.Trace != Trace));
    }

    [Fact]
    public async Task Spans_OfEachTrigger_SayWhatTheConventionsAsk()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = await WordsApp.StartAsync([], ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Http.AbsoluteUri), s_http);
        await app.SayAsync();
        await app.StopAsync();

        var http = Attributes("words-accept");
        Assert.Equal(("http", true, "POST", "/words", "/words", 204L), (http["faas.trigger"], http["faas.coldstart"], http["http.request.method"], http["http.route"], http["url.path"], http["http.response.status_code"]));
        Assert.Matches("^[0-9a-f]{12}-[0-9a-f]{4}$", (string)http["faas.invocation_id"]);
        var queue = Attributes("words-announce");
        Assert.Equal(("pubsub", "words", "process", 1L), (queue["faas.trigger"], queue["messaging.destination.name"], queue["messaging.operation.type"], queue["multicloud.attempt"]));
        Assert.Equal(Attributes("send words")["messaging.message.id"], queue["messaging.message.id"]);
        var bucket = Attributes("words-index");
        Assert.Equal(("datasource", "dictionary", "words/hello", "insert"), (bucket["faas.trigger"], bucket["faas.document.collection"], bucket["faas.document.name"], bucket["faas.document.operation"]));
        Assert.Equal(("words-length", "local"), (Attributes("call words-length")["faas.invoked_name"], Attributes("call words-length")["faas.invoked_provider"]));
        Assert.Equal("other", Attributes("words-length")["faas.trigger"]);

        IReadOnlyDictionary<string, object> Attributes(string name) => collector.Spans.First(span => span.Name == name).Attributes;
    }

    [Fact]
    public async Task FailedInvocation_SpanIsAnError()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = await WordsApp.StartAsync([], ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Http.AbsoluteUri), s_http);
        await app.SayAsync("bad", until: "words-announce failed");
        await app.StopAsync();

        var failed = Assert.Single(collector.Spans, span => span.Name == "words-announce");
        Assert.Equal((2UL, "System.InvalidOperationException"), (failed.Status, failed.Attributes["error.type"]));
        Assert.Contains(collector.Metrics, metric => metric.Name == "faas.errors");
    }

    [Fact]
    public async Task Logs_OfAnInvocation_BelongToItsSpan()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = await WordsApp.StartAsync([], ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Http.AbsoluteUri), s_http);
        await app.SayAsync();
        await app.StopAsync();

        var accept = collector.Spans.Single(span => span.Name == "words-accept");
        var think = collector.Spans.Single(span => span.Name == "think");
        Assert.Equal((accept.Trace, think.Id), Where(collector.Logs.Single(line => line.Text == "A word of 5 letters")));
        Assert.Equal((accept.Trace, accept.Id), Where(collector.Logs.Single(line => line.Text.StartsWith("words-accept answered 204", StringComparison.Ordinal))));
        Assert.Contains("A word of 5 letters", app.Output, StringComparison.Ordinal);

        static (string, string) Where(LogLine line) => (line.Trace, line.Span);
    }

    [Fact]
    public async Task Metrics_AtTheEnd_HaveDurationsInSecondsAndCounts()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = await WordsApp.StartAsync([], ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Http.AbsoluteUri), s_http);
        await app.SayAsync();
        await app.StopAsync();

        var duration = Assert.Single(collector.Metrics, metric => metric.Name == "faas.invoke_duration");
        Assert.Equal(("s", 0.005, 10), (duration.Unit, duration.Bounds[0], duration.Bounds[^1]));
        Assert.Equal(
            ["words-accept http", "words-announce pubsub", "words-index datasource", "words-length other", "words-store pubsub"],
            duration.Points.Select(point => $"{point["faas.name"]} {point["faas.trigger"]}").Order());
        Assert.Contains(collector.Metrics, metric => metric.Name == "faas.invocations");
        Assert.Contains(collector.Metrics, metric => metric.Name == "faas.coldstarts");
    }

    [Fact]
    public async Task Resource_NamesTheApp_UnlessVariablesDo()
    {
        await using var collector = await Collector.StartAsync();
        await using (var app = await WordsApp.StartAsync(["--stage", "prod"], ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Http.AbsoluteUri), s_http))
        {
            await app.StopAsync();
        }

        Assert.All(collector.Resources, resource => Assert.Equal(("multi-cloud-telemetry-app", "prod"), (resource["service.name"], resource["deployment.environment.name"])));
        var before = collector.Resources.Count();
        await using var named = await WordsApp.StartAsync(
            [], ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Http.AbsoluteUri), s_http, ("OTEL_SERVICE_NAME", "words"), ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=lab,team=blue"));
        await named.SayAsync();
        await named.StopAsync();
        Assert.All(collector.Resources.Skip(before), resource => Assert.Equal(("words", "lab", "blue"), (resource["service.name"], resource["deployment.environment.name"], resource["team"])));
        Assert.NotEmpty(collector.Resources.Skip(before));
    }

    [Fact]
    public async Task Grpc_TheExportersDefault_ArrivesToo()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = await WordsApp.StartAsync([], ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Grpc.AbsoluteUri));
        await app.SayAsync();
        Assert.Equal(0, await app.StopAsync());

        Assert.Contains(collector.Spans, span => span.Name == "words-store");
        Assert.NotEmpty(collector.Logs);
        Assert.NotEmpty(collector.Metrics);
        Assert.DoesNotContain("could not be exported", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signals_SwitchedOff_AreNotExported()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = await WordsApp.StartAsync(
            [], ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Http.AbsoluteUri), s_http, ("OTEL_METRICS_EXPORTER", "none"), ("OTEL_LOGS_EXPORTER", "none"));
        await app.SayAsync();
        await app.StopAsync();

        Assert.NotEmpty(collector.Spans);
        Assert.Empty(collector.Metrics);
        Assert.Empty(collector.Logs);
    }

    [Fact]
    public async Task App_ThatConfiguresOpenTelemetryItself_ExportsOnce()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = await WordsApp.StartAsync(["--own"], ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Http.AbsoluteUri), s_http);
        await app.SayAsync();
        await app.StopAsync();

        Assert.Single(collector.Spans, span => span.Name == "words-accept");
        Assert.Single(collector.Logs, line => line.Text.StartsWith("A word of", StringComparison.Ordinal));
        Assert.Single(collector.Metrics, metric => metric.Name == "faas.invoke_duration");
    }

    [Fact]
    public async Task Endpoint_ThatIsDown_IsOneWarningAndTheAppGoesOn()
    {
        await using var app = await WordsApp.StartAsync([], ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{FreePort()}"), s_http, ("OTEL_BSP_SCHEDULE_DELAY", "50"), ("OTEL_BLRP_SCHEDULE_DELAY", "50"));
        await app.SayAsync();
        Assert.Equal(0, await app.StopAsync());
        Assert.Single(Regex.Matches(app.Output, "could not be exported to http://127.0.0.1"));
    }

    [Fact]
    public async Task Endpoint_ThatRefuses_IsOneWarning()
    {
        await using var collector = await Collector.StartAsync(status: 401);
        await using var app = await WordsApp.StartAsync([], ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Http.AbsoluteUri), s_http);
        await app.SayAsync();
        Assert.Equal(0, await app.StopAsync());
        Assert.Single(Regex.Matches(app.Output, "the answer was 401"));
    }

    [Fact]
    public async Task ConsoleExporter_NeedsNoCollector()
    {
        await using var app = await WordsApp.StartAsync([], ("OTEL_TRACES_EXPORTER", "console"));
        await app.SayAsync(traceParent: $"00-{Trace}-00f067aa0ba902b7-01");
        await app.StopAsync();
        Assert.Matches($"span {Trace} [0-9a-f]{{16}} < 00f067aa0ba902b7  server   words-accept  ", app.Output);
        Assert.Matches($"span {Trace} [0-9a-f]{{16}} < [0-9a-f]{{16}}  producer send words  ", app.Output);
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "nonsense", "expected an http or https address")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json", "allowed are grpc and http/protobuf")]
    [InlineData("OTEL_LOGS_EXPORTER", "zipkin", "allowed are otlp and none")]
    public async Task Variable_NotAllowed_IsOneWarningAndTheAppGoesOn(string variable, string value, string expected)
    {
        (string, string?)[] environment = variable == "OTEL_EXPORTER_OTLP_ENDPOINT" ? [(variable, value)] : [("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{FreePort()}"), ("OTEL_TRACES_EXPORTER", "none"), ("OTEL_METRICS_EXPORTER", "none"), (variable, value)];
        await using var app = await WordsApp.StartAsync([], environment);
        await app.SayAsync();
        Assert.Equal(0, await app.StopAsync());
        Assert.Single(Regex.Matches(app.Output, Regex.Escape($"{variable} is '{value}'; {expected}")));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", false)]
    [InlineData("OTEL_SDK_DISABLED", "true", false)]
    [InlineData("OTEL_SDK_DISABLED", "false", true)]
    public async Task App_WithoutARequestToExport_LoadsNothingOfOpenTelemetry(string? variable, string? value, bool loads)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        (string, string?)[] environment = variable switch
        {
            null => [],
            "OTEL_SDK_DISABLED" => [(variable, value), ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{FreePort()}")],
            _ => [(variable, value)],
        };
        await using var app = await WordsApp.StartAsync([], environment);
        await app.SayAsync();
        var mapped = await File.ReadAllTextAsync($"/proc/{app.ProcessId}/maps");
        Assert.Contains("MultiCloud.Local.dll", mapped, StringComparison.Ordinal);
        Assert.Equal(loads, Regex.IsMatch(mapped, @"/OpenTelemetry[\w.]*\.dll|/MultiCloud\.Telemetry\.dll"));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
