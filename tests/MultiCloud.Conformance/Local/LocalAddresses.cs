using System.Text.RegularExpressions;

namespace MultiCloud.Conformance.Local;

/// <summary>Where a started app listens, as it printed it.</summary>
internal sealed record LocalAddresses(Uri Url, Uri AdminUrl, string Token)
{
    public static LocalAddresses? Find(string output)
    {
        var urls = Regex.Matches(output, @"http://[^\s/?]+:\d+");
        var token = Regex.Match(output, @"[Tt]oken\W+(\S{16,})");
        return urls.Count >= 2 && token.Success ? new LocalAddresses(new Uri(urls[0].Value), new Uri(urls[1].Value), token.Groups[1].Value) : null;
    }
}
