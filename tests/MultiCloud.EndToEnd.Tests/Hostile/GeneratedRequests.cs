using System.Text;

namespace MultiCloud.EndToEnd.Tests.Hostile;

/// <summary>Requests made wrong in one to six places. A number always gives the same request.</summary>
internal static class GeneratedRequests
{
    private static readonly string[] s_good =
    [
        "GET /routes/pick/fixed HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n",
        "GET /bind/query?text=a%20b&count=12&ratio=1.25&on=false&day=2026-02-28&color=Red&tags=x&tags=y&n=3 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /bind/header HTTP/1.1\r\nHost: localhost\r\nX-One: first\r\nX-Number: 42\r\nX-Many: a\r\nX-Many: b\r\nCookie: a=1; b=2\r\n\r\n",
        "GET /routes/typed/3/red/2026-02-28 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /routes/rest/a/b%2Fc/%E4%B8%96/d.txt?x=%41 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "HEAD /answers/text HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "OPTIONS /routes/methods/7 HTTP/1.1\r\nHost: localhost\r\nOrigin: https://shop.example\r\nAccess-Control-Request-Method: PUT\r\nAccess-Control-Request-Headers: x-custom\r\n\r\n",
        "POST /bind/json HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 67\r\n\r\n{\"name\":\"Ada\",\"age\":36,\"favourite\":\"Red\",\"tags\":[\"a\"],\"more\":{\"x\":1}}",
        "POST /bind/text HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n",
        "POST /bind/raw/name HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nX-Many: 1\r\n\r\nabc",
        "GET /__multicloud/objects/things/a/b.txt?kind=read&expires=1&signature=abc HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "PUT http://localhost/routes/methods/7 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
    ];

    private static readonly string[] s_odd =
    [
        "\r\n", "\n", "\r", "\0", " ", "\t", ":", ";", ",", "%", "%00", "%2e%2e%2f", "%ff", "/", "//", "..", "?", "#", "&", "=", "\\", "\"", "{", "[", "]", "*", "@", "\u0080", "\u00ff", "\u00c0\u00ae",
        "Content-Length: 5\r\n", "Content-Length: 99999999999\r\n", "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip, chunked\r\n", "Host: localhost\r\n", "Host: evil.example\r\n", "Expect: 100-continue\r\n",
        "Connection: close\r\n", "Connection: upgrade\r\nUpgrade: x\r\n", "Origin: null\r\n", "traceparent: 00-0\r\n", "Content-Type: \r\n", "X: \u0001\r\n", "HTTP/1.0", "HTTP/2", "-1", "0", "9999999999999999999999", "NaN", "null",
        "0\r\n\r\n", "ffffffff\r\n", "GET ", " HTTP/1.1",
    ];

    /// <summary>The bytes of one request.</summary>
    public static byte[] Make(int number)
    {
        var random = new Random(number);
        var text = new StringBuilder(s_good[random.Next(s_good.Length)]);
        for (var changes = random.Next(1, 7); changes > 0; changes--)
            Change(text, random);
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static void Change(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(8))
        {
            case 0:
                text.Insert(at, s_odd[random.Next(s_odd.Length)]);
                break;
            case 1:
                text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                break;
            case 2 when at < text.Length:
                text[at] = (char)random.Next(256);
                break;
            case 3:
                var lines = text.ToString().Split("\r\n").ToList();
                lines.Insert(random.Next(lines.Count), lines[random.Next(lines.Count)]);
                text.Clear().AppendJoin("\r\n", lines);
                break;
            case 4:
                text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 40), text.Length - at)));
                break;
            case 5:
                text.Insert(at, new string((char)random.Next(256), random.Next(1, 5000)));
                break;
            case 6 when random.Next(4) == 0:
                text.Length = at;
                break;
            default:
                text.Append(s_good[random.Next(s_good.Length)]);
                break;
        }
    }
}
