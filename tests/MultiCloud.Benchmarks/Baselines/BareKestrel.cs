using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace MultiCloud.Benchmarks.Baselines;

/// <summary>Kestrel without a host, services, configuration or routing: how fast the same server can be.</summary>
internal static class BareKestrel
{
    public static async Task<int> ServeAsync(string port)
    {
        var options = new KestrelServerOptions();
        options.Listen(IPAddress.Loopback, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
        using var server = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        await server.StartAsync(new Application(), CancellationToken.None);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    private sealed class Application : IHttpApplication<IFeatureCollection>
    {
        private static readonly byte[] Body = "Hello, world!"u8.ToArray();

        public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

        public Task ProcessRequestAsync(IFeatureCollection context)
        {
            var response = context.Get<IHttpResponseFeature>()!;
            response.Headers.ContentType = "text/plain; charset=utf-8";
            response.Headers.ContentLength = Body.Length;
            return context.Get<IHttpResponseBodyFeature>()!.Writer.WriteAsync(Body).AsTask();
        }

        public void DisposeContext(IFeatureCollection context, Exception? exception)
        {
        }
    }
}
