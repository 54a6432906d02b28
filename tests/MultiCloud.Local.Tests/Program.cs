using MultiCloud.Local.Store;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace MultiCloud.Local.Tests;

/// <summary>Runs the tests, or is the process that a test starts to kill it.</summary>
internal static class Program
{
    internal const string SendForever = "send-forever";

    public static Task<int> Main(string[] args) => args switch
    {
        [SendForever, var folder] => SendForeverAsync(folder),
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
}
