using System.Globalization;
using Microsoft.Extensions.Configuration;
using MultiCloud.Hosting;
using MultiCloud.Local.Faults;

namespace MultiCloud.Local;

/// <summary>What the command line and the environment say about this run.</summary>
internal sealed record LocalOptions
{
    private const int DefaultPort = 5080;
    private const int DefaultAdminPort = 5081;

    /// <summary>Where functions are served; 0 takes a free port.</summary>
    public required int Port { get; init; }

    /// <summary>Where the admin API is served; 0 takes a free port.</summary>
    public required int AdminPort { get; init; }

    /// <summary>The store's folder.</summary>
    public required string StorePath { get; init; }

    /// <summary>The project's folder of ours, <c>.multicloud</c>: all that is written beside the user's files.</summary>
    public required string Root { get; init; }

    /// <summary>Names by which this machine may be called besides localhost: <c>--allowed-hosts a,b</c>.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>What is to go wrong on purpose; null for nothing, the default.</summary>
    public ChaosSpec? Chaos { get; init; }

    /// <summary>The folder that is kept out of version control when it is made: ours, or the one the user chose for the store.</summary>
    public string StoreRoot => StorePath.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Root : StorePath;

    /// <summary>Reads the options.</summary>
    /// <param name="configuration">The app's configuration.</param>
    /// <param name="contentRoot">The project's folder.</param>
    /// <param name="stage">The stage that runs.</param>
    /// <exception cref="StartupException">A value is not allowed.</exception>
    public static LocalOptions Read(IConfiguration configuration, string contentRoot, string stage)
    {
        var root = Path.Combine(contentRoot, ".multicloud");
        return new LocalOptions
        {
            Port = ReadPort(configuration, "port", DefaultPort),
            AdminPort = ReadPort(configuration, "admin-port", DefaultAdminPort),
            AllowedHosts = configuration["allowed-hosts"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
            Chaos = ChaosSpec.Read(configuration[ChaosSpec.Option]),
            Root = root,
            StorePath = configuration["store"] is { Length: > 0 } store ? Path.GetFullPath(store) : Path.Combine(root, stage),
        };
    }

    private static int ReadPort(IConfiguration configuration, string option, int fallback)
    {
        if (configuration[option] is not { } text) return fallback;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
            ? port
            : throw new StartupException($"The value '{text}' of --{option} is not a port; allowed are 1 to 65535, or 0 for a free one. Example: --{option} {fallback.ToString(CultureInfo.InvariantCulture)}");
    }
}
