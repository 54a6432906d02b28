using System.Reflection;
using System.Text.RegularExpressions;
using MultiCloud.Local.Admin;
using MultiCloud.Local.Observing;

namespace MultiCloud.Local.Tests.Hosts;

/// <summary>The page that describes the admin API, whose commands another test runs.</summary>
public sealed class AdminApiPageTests
{
    private static readonly string Page = File.ReadAllText(
        typeof(AdminApiPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "AdminApiPage").Value!);

    [Fact]
    public void Page_EveryPathThereIs_IsOnIt()
    {
        var missing = AdminApi.Routes(null!).Select(route => route.Path)
            .Where(path => !Regex.IsMatch(Page, $@"/api/{Regex.Replace(path, @"\*+", @"\{\w+\}")}[`?]"));

        Assert.Equal([], missing);
    }

    [Fact]
    public void Page_EveryOutcomeAndLimit_IsOnIt()
    {
        Assert.All(Outcomes.All, outcome => Assert.Contains($"`{outcome}`", Page, StringComparison.Ordinal));
        Assert.Contains($"last {InvocationHistory.Kept:N0} invocations, and beside them the last {InvocationHistory.KeptFailures} ", Page, StringComparison.Ordinal);
        Assert.Contains($"at most {InvocationRecord.MaxLines} lines and {InvocationRecord.MaxCharacters:N0} characters of log", Page, StringComparison.Ordinal);
        Assert.Contains($"at most {LiveEvents.MaxWatchers}, share a ring of the last {LiveEvents.Kept:N0} events", Page, StringComparison.Ordinal);
        Assert.Contains($"nothing has happened for {EventStream.Heartbeat.TotalSeconds} s", Page, StringComparison.Ordinal);
    }
}
