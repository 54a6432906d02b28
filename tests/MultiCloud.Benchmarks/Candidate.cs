using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MultiCloud.Benchmarks;

/// <summary>A web server that can be started on a port.</summary>
internal sealed record Candidate(string Name, Func<int, IReadOnlyList<string>> Arguments)
{
    private static readonly string Self = Path.Combine(AppContext.BaseDirectory, "MultiCloud.Benchmarks.dll");

    private static readonly string Hello = FindHello();

    /// <summary>A web host watches the folder it starts in; in a large one it would start slower and flatter us.</summary>
    private static readonly string s_empty = Directory.CreateTempSubdirectory("multicloud-benchmark-").FullName;

    public static readonly IReadOnlyList<Candidate> WebServers =
    [
        new("Kestrel slim minimal API (reference)", port => [Self, "serve", "minimal", Port(port)]),
        new("Kestrel driven directly", port => [Self, "serve", "kestrel", Port(port)]),
        new("samples/Hello, Logging:LogLevel:MultiCloud=Warning", port => [Hello, "--port", Port(port), "--admin-port", "0", "--store", Store(port), "--Logging:LogLevel:MultiCloud=Warning"]),
        new("samples/Hello, a line per invocation", port => [Hello, "--port", Port(port), "--admin-port", "0", "--store", Store(port)]),
    ];

    public ChildProcess Start(int port, string? processor = null)
    {
        string[] command = ["dotnet", .. Arguments(port)];
        return processor is null
            ? ChildProcess.Start(command[0], command[1..], s_empty)
            : ChildProcess.Start("taskset", ["-c", processor, .. command], s_empty);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Asks until the server answers 200.</summary>
    public static async Task UntilFirst200Async(int port)
    {
        var request = "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray();
        var buffer = new byte[256];
        while (true)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port);
                await socket.SendAsync(request);
                var received = await socket.ReceiveAsync(buffer);
                if (Encoding.ASCII.GetString(buffer, 0, received).StartsWith("HTTP/1.1 200", StringComparison.Ordinal))
                {
                    return;
                }
            }
            catch (SocketException)
            {
                await Task.Delay(1);
            }
        }
    }

    private static string Port(int port) => port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Store(int port) => Path.Combine(Path.GetTempPath(), $"multicloud-benchmark-{port}");

    private static string FindHello()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "MultiCloud.sln")))
        {
            directory = directory.Parent;
        }

        return Path.Combine(directory?.FullName ?? "", "samples", "Hello", "bin", "Release", "net10.0", "Hello.dll");
    }
}
