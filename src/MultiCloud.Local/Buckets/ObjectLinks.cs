using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MultiCloud.Hosting;

namespace MultiCloud.Local.Buckets;

/// <summary>Addresses that allow one kind of access to one object for a while. They are signed with a key of this run and die with it.</summary>
internal sealed class ObjectLinks(TimeProvider time)
{
    /// <summary>What every link's path begins with.</summary>
    internal const string PathPrefix = "/__multicloud/objects/";

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Where the front is reached; null until it listens.</summary>
    public Uri? Front { get; set; }

    /// <summary>Makes a link.</summary>
    public Uri Create(string bucket, string key, LinkKind kind, TimeSpan lifetime)
    {
        if (Front is null) throw new BindingUnavailableException(LocalHost.TargetName, bucket, "Links can be made once the app has started.");
        var expires = (time.GetUtcNow() + lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var path = string.Join('/', key.Split('/').Select(Uri.EscapeDataString));
        var word = Word(kind);
        return new Uri(Front, $"{PathPrefix}{bucket}/{path}?kind={word}&expires={expires}&signature={Sign(bucket, key, word, expires)}");
    }

    /// <summary>What a request's address allows: bucket, key and kind; null when it is forged or has expired.</summary>
    public AllowedObject? Check(ExchangeRequest request)
    {
        if (SplitPath(request.RawPath.ToString()) is not var (bucket, key)) return null;
        var (word, expires, signature) = (request.Query["kind"] ?? "", request.Query["expires"] ?? "", request.Query["signature"] ?? "");
        var expected = Sign(bucket, key, word, expires);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature))) return null;
        var end = DateTimeOffset.FromUnixTimeSeconds(long.Parse(expires, CultureInfo.InvariantCulture));
        return time.GetUtcNow() < end ? new AllowedObject(bucket, key, word == Word(LinkKind.Write) ? LinkKind.Write : LinkKind.Read) : null;
    }

    private static (string Bucket, string Key)? SplitPath(string path)
    {
        var rest = path[PathPrefix.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 1 ? null : (rest[..slash], Uri.UnescapeDataString(rest[(slash + 1)..]));
    }

    private static string Word(LinkKind kind) => kind == LinkKind.Write ? "write" : "read";

    private string Sign(string bucket, string key, string kind, string expires) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{kind}\n{expires}\n{bucket}\n{key}")));
}

/// <summary>What a link allows.</summary>
internal sealed record AllowedObject(string Bucket, string Key, LinkKind Kind);
