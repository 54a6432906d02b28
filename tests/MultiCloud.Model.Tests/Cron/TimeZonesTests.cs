namespace MultiCloud.Model.Tests.Cron;

public class TimeZonesTests
{
    [Theory]
    [InlineData("UTC", true)]
    [InlineData("Asia/Shanghai", true)]
    [InlineData("Asia/Calcutta", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+5", true)]
    [InlineData("asia/shanghai", false)]
    [InlineData("China Standard Time", false)]
    [InlineData("Factory", false)]
    [InlineData("", false)]
    public void IsKnown_Name_IsInTheDatabase(string name, bool expected) => Assert.Equal(expected, TimeZones.IsKnown(name));

    [Theory]
    [InlineData("Europe/Berln", "Europe/Berlin")]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData("Shanghai", "Asia/Shanghai")]
    [InlineData("New York", "America/New_York")]
    [InlineData("nowhere at all", null)]
    public void FindNearest_Name_IsAZone(string name, string? expected) => Assert.Equal(expected, TimeZones.FindNearest(name));

    [Fact]
    public void All_List_IsWholeAndClean()
    {
        Assert.Matches("^20[0-9]{2}[a-z]$", TimeZones.Version);
        Assert.True(TimeZones.All.Count > 590);
        Assert.All(TimeZones.All, name => Assert.Matches("^[A-Za-z0-9_+/-]+$", name));
    }
}
