using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace MultiCloud.Hosting.Tests.Logging;

public sealed class ConsoleLoggerTests : IDisposable
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2026, 3, 1, 12, 30, 15, 250, TimeSpan.Zero));

    private readonly MemoryStream _output = new();

    private string Written => Encoding.UTF8.GetString(_output.ToArray());

    [Fact]
    public void Log_AnyLevel_IsOneLine()
    {
        using (var provider = Provider())
        {
            var log = provider.CreateLogger("Shop.Orders");
            log.LogInformation("Order {Id} placed", 7);
            log.LogWarning("zwölf\r\nFAKE \e[31mred");
        }

        Assert.Equal("12:30:15.250 info  Shop.Orders: Order 7 placed\n12:30:15.250 warn  Shop.Orders: zwölf\\nFAKE ?[31mred\n", Written);
    }

    [Fact]
    public void Log_Exception_FollowsItsLine()
    {
        using (var provider = Provider())
        {
            provider.CreateLogger("Shop").LogError(new InvalidOperationException("no stock"), "failed");
        }

        Assert.Equal("12:30:15.250 error Shop: failed\n  System.InvalidOperationException: no stock\n", Written);
    }

    [Fact]
    public void Log_ExceptionThatQuotesALine_CannotForgeOne()
    {
        using (var provider = Provider())
        {
            provider.CreateLogger("Shop\n").LogError(new InvalidOperationException("no\n12:30:15.250 info  Bank: paid\u2028\u009b"), "failed\u0085");
        }

        Assert.Equal("12:30:15.250 error Shop\\n: failed?\n  System.InvalidOperationException: no\n  12:30:15.250 info  Bank: paid\n  ?\n", Written);
    }

    [Fact]
    public void Log_TextThatThrows_IsReplacedAndTheLogGoesOn()
    {
        using (var provider = Provider())
        {
            var log = provider.CreateLogger("Shop");
            log.LogError(new Unreadable(), "failed");
            log.Log(LogLevel.Information, 0, "x", null, static (_, _) => throw new InvalidOperationException());
            log.LogInformation("after");
        }

        Assert.Equal(
            $"12:30:15.250 error Shop: failed\n  {typeof(Unreadable).FullName} (its text cannot be shown: reading it threw System.NotSupportedException)\n" +
            "12:30:15.250 info  Shop: (the message cannot be shown: writing it threw System.InvalidOperationException)\n12:30:15.250 info  Shop: after\n",
            Written);
    }

    [Fact]
    public void Log_OnATerminal_ColoursTheLevelOnly()
    {
        using (var provider = Provider(colour: true))
        {
            provider.CreateLogger("Shop").LogCritical("down");
        }

        Assert.Equal("12:30:15.250 \e[31mfatal\e[0m Shop: down\n", Written);
    }

    [Fact]
    public async Task Log_ManyThreads_WritesEveryLineOnceAndWhole()
    {
        const int Threads = 4;
        const int Lines = LogWriter.Capacity;
        using (var provider = Provider())
        {
            await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
            {
                var log = provider.CreateLogger($"T{thread}");
                for (var i = 0; i < Lines; i++)
                {
                    log.LogInformation("{Line}", i);
                }
            })));
        }

        var lines = Written.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Threads * Lines, lines.Distinct().Count());
        foreach (var thread in Enumerable.Range(0, Threads))
        {
            var prefix = $" T{thread}: ";
            Assert.Equal(Enumerable.Range(0, Lines), lines.Where(l => l.Contains(prefix, StringComparison.Ordinal)).Select(l => int.Parse(l[(l.IndexOf(prefix, StringComparison.Ordinal) + prefix.Length)..], null)));
        }
    }

    [Fact]
    public void Log_OutputThatIsGone_DoesNotHoldUpTheApp()
    {
        using var provider = new ConsoleLoggerProvider(Time, new LogWriter(() => new Broken(), Time, colour: false));
        var log = provider.CreateLogger("Shop");
        for (var i = 0; i < LogWriter.Capacity * 3; i++)
        {
            log.LogInformation("{Line}", i);
        }
    }

    public void Dispose() => _output.Dispose();

    private ConsoleLoggerProvider Provider(bool colour = false) => new(Time, new LogWriter(() => _output, Time, colour));

    private sealed class Unreadable : Exception
    {
        public override string Message => throw new NotSupportedException();
    }

    private sealed class Broken : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
