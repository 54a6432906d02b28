using System.Buffers.Binary;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace MultiCloud.Telemetry.Tests;

/// <summary>A span as it arrived.</summary>
internal sealed record Span(string Trace, string Id, string Parent, string Name, ulong Kind, ulong Status, string Scope, IReadOnlyDictionary<string, object> Attributes)
{
    public const ulong Server = 2, Client = 3, Producer = 4;
}

/// <summary>A log line as it arrived.</summary>
internal sealed record LogLine(string Trace, string Span, string Text, IReadOnlyDictionary<string, object> Resource);

/// <summary>A metric as it arrived: the attributes of its points, and the boundaries of a histogram.</summary>
internal sealed record Metric(string Name, string Unit, IReadOnlyList<IReadOnlyDictionary<string, object>> Points, double[] Bounds);

/// <summary>An OTLP collector on loopback: http/protobuf on one port, grpc on another.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Signal, WireMessage Request)> _received = [];

    private Collector(WebApplication app) => _app = app;

    public Uri Http => new(_app.Urls.First());

    public Uri Grpc => new(_app.Urls.Last());

    public IEnumerable<Span> Spans =>
        from received in Of("traces")
        from resource in received.Messages(1)
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        select new Span(span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), span.Number(6), span.Message(15)?.Number(3) ?? 0, scope.Message(1)!.Text(1), span.Attributes(9));

    public IEnumerable<IReadOnlyDictionary<string, object>> Resources =>
        from received in _received from resource in received.Request.Messages(1) select resource.Message(1)!.Attributes(1);

    public IEnumerable<LogLine> Logs =>
        from received in Of("logs")
        from resource in received.Messages(1)
        from scope in resource.Messages(2)
        from line in scope.Messages(2)
        select new LogLine(line.Hex(9), line.Hex(10), line.Message(5)!.Text(1), resource.Message(1)!.Attributes(1));

    public IEnumerable<Metric> Metrics =>
        from received in Of("metrics")
        from resource in received.Messages(1)
        from scope in resource.Messages(2)
        from metric in scope.Messages(2)
        let histogram = metric.Message(9)
        let points = (histogram ?? metric.Message(7) ?? metric.Message(5)!).Messages(1).ToList()
        select new Metric(metric.Text(1), metric.Text(3), [.. points.Select(point => point.Attributes(histogram is null ? 7 : 9))], histogram is null ? [] : points[0].Doubles(7));

    public static async Task<Collector> StartAsync(int status = 200)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.ListenLocalhostOrLoopback(HttpProtocols.Http1);
            server.ListenLocalhostOrLoopback(HttpProtocols.Http2);
        });
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/v1/{signal}", async (string signal, HttpContext http) =>
        {
            collector._received.Enqueue((signal, new WireMessage(await ReadAsync(http))));
            return Results.StatusCode(status);
        });
        app.MapPost("/{service}/Export", async (string service, HttpContext http) =>
        {
            var body = await ReadAsync(http);
            var length = BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1));
            collector._received.Enqueue((service.Split('.')[3] + (service.Contains(".trace.", StringComparison.Ordinal) ? "s" : ""), new WireMessage(body[5..(5 + length)])));
            http.Response.ContentType = "application/grpc";
            await http.Response.Body.WriteAsync(new byte[5]);
            http.Response.AppendTrailer("grpc-status", "0");
        });
        await app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private IEnumerable<WireMessage> Of(string signal) => _received.Where(received => received.Signal == signal).Select(received => received.Request);
}

internal static class KestrelExtensions
{
    public static void ListenLocalhostOrLoopback(this KestrelServerOptions server, HttpProtocols protocols) =>
        server.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = protocols);
}
