namespace Bookshop.Tests;

public sealed class CoversTests
{
    private readonly FakeBucket _uploads = new();
    private readonly Covers _covers = new(new Records(new FakeBucket()));

    /// <summary>The signature and header chunk of a PNG of 3 by 2 pixels.</summary>
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 3, 0, 0, 0, 2, 8, 6, 0, 0, 0];

    [Fact]
    public async Task Inspect_Png_RecordsItsSize()
    {
        await Covers.Upload("9780131103627", Png, _uploads, CancellationToken.None);
        await _covers.Inspect(Created("covers/9780131103627"), _uploads, CancellationToken.None);
        Assert.Equal(new Cover("9780131103627", 3, 2, Png.Length), await _covers.Get("9780131103627", CancellationToken.None));
    }

    [Fact]
    public async Task Inspect_NotAPng_IsRejected()
    {
        await Covers.Upload("9780131103627", "GIF89a and so on, long enough"u8.ToArray(), _uploads, CancellationToken.None);
        await Assert.ThrowsAsync<RejectException>(() => _covers.Inspect(Created("covers/9780131103627"), _uploads, CancellationToken.None));
    }

    [Fact]
    public async Task Upload_UnknownBook_Is404() =>
        Assert.Equal(404, (await Covers.Upload("../x", Png, _uploads, CancellationToken.None)).StatusCode);

    private static BucketEvent Created(string key) => new() { Id = "1", Bucket = "uploads", Key = key, Event = BucketEvents.Created };
}
