using MultiCloud.Model.Tests.Configuration;

namespace MultiCloud.Model.Tests;

/// <summary>Ten thousand generated malformed inputs each: no exception, no hang, a clear error with a place inside the file; what is valid survives.</summary>
public class MalformedTests
{
    private const int LongestMessage = 1_500;

    private static readonly string[] s_schedules = ["0 3 * * *", "*/5 0-23/2 1,15 JAN-MAR MON-FRI", "30 */5 * * * *", "59 23 31 12 7", "0 0 29 2 *"];

    private static readonly string[] s_routes = ["/", "/orders/{id}", "/orders/{id:int}/lines/{line:guid}", "/files/{**path}", "/a/{b?}", "/größe/x.y~z"];

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void Manifest_MalformedTexts_GiveProblemsInsideTheFile(int seed) =>
        new Malformed(
            seed,
            [ManifestTests.Full, "{}", "{ \"functions\": { \"f\": { \"trigger\": { \"kind\": \"timer\", \"cron\": \"0 3 * * *\" }, \"handler\": \"A.B\" } } }"],
            ["{", "}", "[", "]", ":", ",", "\"", "\"a\"", "\"functions\"", "\"stages\"", "\"trigger\"", "\"http\"", "1", "-0", "1e9", "null", "true", "//", "/*", "*/", "\\u", "\\", "{\"a\":", "[[", " ", "\n"]).Each(text =>
        {
            var (manifest, problems) = Manifest.Parse("x/multicloud.json", text);
            var lines = text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None);
            foreach (var problem in problems)
            {
                Assert.InRange(problem.Message.Length, 10, LongestMessage);
                Assert.NotNull(problem.Location);
                Assert.InRange(problem.Location.Line, 1, lines.Length);
                Assert.InRange(problem.Location.Column, 1, lines[problem.Location.Line - 1].Length + 1);
            }

            // What could be read of it can be used: by the validator, and by what is written for the app.
            var app = new AppModel { Name = "app" };
            Assert.All(Validator.Validate(app, manifest), problem => Assert.InRange(problem.Message.Length, 10, LongestMessage));
            Assert.NotNull(JsonReader.Read(ManifestJson.Write(app, manifest, "local"), out _));
            Assert.NotNull(JsonReader.Read(SettingsJson.Write(app, manifest, "local"), out _));
        });

    [Theory]
    [InlineData(2)]
    [InlineData(21)]
    public void Cron_MalformedTexts_GiveAnErrorOrASchedule(int seed) =>
        new Malformed(
            seed, s_schedules, ["*", "*/", "/", "-", ",", " ", "\t", "0", "59", "60", "31", "FEB", "MON", "SUN", "7", "L", "W", "#", "?", "@daily", "30 2 "]).Each(text =>
        {
            if (!CronExpression.TryParse(text, out var schedule, out var error))
            {
                var problems = Validator.Validate(new AppModel { Name = "app", Functions = new([new() { Name = "f", Handler = "A.F", Trigger = new TimerTrigger(text, "UTC") }]) });
                var problem = Assert.Single(problems, each => each.Rule == Rules.BadCron);
                Assert.InRange(problem.Message.Length, error.Length > 400 ? 10 : error.Length, LongestMessage);
                return;
            }

            Assert.True(CronExpression.TryParse(schedule.ToString(), out var again, out _));
            Assert.Equal(schedule.ToString(), again.ToString());
            var next = schedule.Next(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);
            Assert.NotNull(next);
            Assert.Equal(next, again.Next(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc));
        });

    [Theory]
    [InlineData(3)]
    [InlineData(22)]
    public void Route_MalformedTexts_GiveAnErrorOrARoute(int seed) =>
        new Malformed(
            seed, s_routes, ["/", "{", "}", "{id}", "{id:int}", "{**", "{*", "?", ":guid", ":", "..", ".", "a", "%2e", "//", "/{", "}/", "__multicloud", " ", "{a:int:long}"]).Each(text =>
        {
            if (!RoutePattern.TryParse(text, out var route, out var error))
            {
                var problems = Validator.Validate(new AppModel { Name = "app", Functions = new([new() { Name = "f", Handler = "A.F", Trigger = new HttpTrigger("GET", text) }]) });
                var problem = Assert.Single(problems, each => each.Rule == Rules.BadRoute);
                Assert.InRange(problem.Message.Length, 10, LongestMessage);
                Assert.NotEmpty(error.Remedy);
                return;
            }

            Assert.True(RoutePattern.TryParse(route.ToString(), out var again, out _));
            Assert.Equal(route.Segments, again.Segments);
            Assert.True(route.Overlaps(again));
            Assert.Equal(0, route.CompareTo(again));
        });

    [Fact]
    public void Json_ManyProperties_TakeTimeInProportion()
    {
        var text = "{" + string.Join(",", Enumerable.Range(0, 50_000).Select(number => $"\"name-{number}\": {{ \"a\": [1] }}")) + "}";

        var (_, problems) = Manifest.Parse("multicloud.json", text);

        Assert.Equal(50_000, problems.Count);
    }

    /// <summary>As editors of Windows save them, and as somebody's tool saves them by mistake.</summary>
    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Manifest_FileWithAByteOrderMark_IsReadAsAnyOther(string encoding)
    {
        var file = Path.GetTempFileName();
        try
        {
            var with = System.Text.Encoding.GetEncoding(encoding);
            File.WriteAllBytes(file, [.. with.GetPreamble(), .. with.GetBytes("{ \"app\": \"shop\", \"targt\": 1 }")]);

            var (manifest, problems) = Manifest.Parse("multicloud.json", File.ReadAllText(file));

            Assert.Equal("shop", manifest.App);
            Assert.Equal(new FileLocation("multicloud.json", 1, 18), Assert.Single(problems).Location);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("{\0 \0}\0")]
    [InlineData("\0{\0}")]
    public void Manifest_Utf16WithoutAMark_SaysHowToSaveIt(string text)
    {
        var problem = Assert.Single(Manifest.Parse("multicloud.json", text).Problems);

        Assert.Equal("MC6001", problem.Rule.Id);
        Assert.Contains("save it as UTF-8", problem.Message, StringComparison.Ordinal);
    }
}
