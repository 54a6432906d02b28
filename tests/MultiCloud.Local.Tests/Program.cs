using System.Text;
using MultiCloud.Local.Store;
using MultiCloud.Local.Tables;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace MultiCloud.Local.Tests;

/// <summary>Runs the tests, or is the process that a test starts to kill it.</summary>
internal static class Program
{
    internal const string SendForever = "send-forever";

    internal const string CountForever = "count-forever";

    public static Task<int> Main(string[] args) => args switch
    {
        [SendForever, var folder] => SendForeverAsync(folder),
        [CountForever, var folder] => CountForeverAsync(folder),
        _ when args.Contains("-automated") || args.Contains("@@") => ConsoleRunner.Run(args),
        _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };

    private static async Task<int> SendForeverAsync(string folder)
    {
        using var store = await LocalStore.OpenAsync(new StoreOptions { Path = folder });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(producer => Task.Run(async () =>
        {
            for (var number = 0; ; number++)
            {
                var id = $"{producer}-{number}";
                await store.Queue("orders").EnqueueAsync(id, [1, 2, 3]);
                Console.Out.WriteLine(id);
            }
        })));
        return 0;
    }

    /// <summary>Counts up in the rows of a table, each by replacing the version before, and says how far it came.</summary>
    private static async Task<int> CountForeverAsync(string folder)
    {
        await using var stores = new StoreSource(new StoreOptions { Path = folder });
        var table = new LocalTable("counts", stores);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(counter => Task.Run(async () =>
        {
            var key = new TableKey("p", $"{counter}");
            var version = (await table.InsertAsync(key, "0"u8.ToArray(), default))!;
            for (var number = 1; ; number++)
            {
                version = (await table.ReplaceAsync(key, Encoding.UTF8.GetBytes($"{number}"), version, default))!;
                Console.Out.WriteLine($"{counter} {number} {version}");
            }
        })));
        return 0;
    }
}
