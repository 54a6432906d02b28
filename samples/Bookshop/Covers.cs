using System.Buffers.Binary;

namespace Bookshop;

/// <summary>Takes cover images, and looks into them when they are stored.</summary>
public sealed class Covers(Records records)
{
    private const int HeaderLength = 24;

    [HttpTrigger("PUT", "/books/{isbn}/cover")]
    public static async Task<HttpResult> Upload(string isbn, byte[] image, IBucket uploads, CancellationToken ct)
    {
        if (Catalogue.Find(isbn) is null)
            return HttpResult.NotFound();

        await uploads.PutAsync($"covers/{isbn}", image, new PutOptions { ContentType = "image/png" }, ct);
        return HttpResult.Status(202);
    }

    /// <summary>Starts when an object is created under covers/. It may only read there, so it cannot start itself.</summary>
    [BucketTrigger("uploads", Prefix = "covers/")]
    public async Task Inspect(BucketEvent created, IBucketReader uploads, CancellationToken ct)
    {
        await using var image = await uploads.GetAsync(created.Key, new ByteRange(0, HeaderLength), ct);
        if (image is null)
            return;

        var header = new byte[HeaderLength];
        if (await image.Content.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false, ct) < HeaderLength || !IsPng(header))
            throw new RejectException($"{created.Key} is not a PNG image.");

        var isbn = created.Key["covers/".Length..];
        var cover = new Cover(isbn, ReadInt(header, 16), ReadInt(header, 20), image.Entry.Size);
        await records.WriteAsync(KeyOf(isbn), cover, BookshopJson.Default.Cover, ct);
    }

    [HttpTrigger("GET", "/books/{isbn}/cover")]
    public Task<Cover?> Get(string isbn, CancellationToken ct) =>
        Catalogue.Find(isbn) is null ? Task.FromResult<Cover?>(null) : records.ReadAsync(KeyOf(isbn), BookshopJson.Default.Cover, ct);

    private static string KeyOf(string isbn) => $"covers/{isbn}.json";

    private static bool IsPng(ReadOnlySpan<byte> header) => header.StartsWith((ReadOnlySpan<byte>)[0x89, .. "PNG"u8]);

    private static int ReadInt(byte[] header, int at) => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(at));
}
