namespace MultiCloud.EndToEnd.Tests.Hostile;

/// <summary>Ways to name a file that was not offered, as they stand behind a slash of a request's target.</summary>
internal static class PathAttacks
{
    public static string[] All { get; } =
    [
        // Upwards, plain and encoded once, twice, wrongly.
        "../canary.txt", "../../canary.txt", "./../canary.txt", ".//..//canary.txt", "a/../../../../../../../../canary.txt",
        "%2e%2e/canary.txt", "%2E%2E/canary.txt", ".%2e/canary.txt", "%2e./canary.txt", "%2e%2e%2fcanary.txt", "..%2fcanary.txt", "..%2Fcanary.txt",
        "..%252fcanary.txt", "%252e%252e%252fcanary.txt", "%25252e%25252e%25252fcanary.txt", "%%32%65%%32%65/canary.txt",
        "%c0%ae%c0%ae/canary.txt", "..%c0%afcanary.txt", "..%e0%80%afcanary.txt", "..%f0%80%80%afcanary.txt", "..%ef%bc%8fcanary.txt", "%ef%bc%8e%ef%bc%8e/canary.txt",
        "..%u2216canary.txt", "%u002e%u002e/canary.txt", "....//....//canary.txt", "...//canary.txt", "..;/canary.txt", "..%3b/canary.txt", "..%20/canary.txt", "..%09/canary.txt",
        string.Concat(Enumerable.Repeat("../", 100)) + "etc/passwd", string.Concat(Enumerable.Repeat("%2e%2e%2f", 100)) + "etc/passwd",

        // Backslashes, drives, shares and streams of another system.
        "..\\canary.txt", "..%5ccanary.txt", "..%255ccanary.txt", "....\\/canary.txt", "..\\/canary.txt", "\\canary.txt", "%5c%5cevil.example%5cshare%5ccanary.txt",
        "C:/canary.txt", "C:%5ccanary.txt", "C:canary.txt", "canary.txt::$DATA", "canary.txt:stream", "%5c%5c?%5cC:%5ccanary.txt", "%5c%5c.%5cpipe%5cx",
        "CANARY~1.TXT", "con", "CON.txt", "nul", "aux.txt", "COM1", "lpt1.txt", "prn.", "canary.txt.", "canary.txt%20", "canary.txt%2e", "canary.txt...",

        // Absolute, other schemes, other hosts, homes and variables.
        "/etc/passwd", "//etc/passwd", "%2fetc%2fpasswd", "///etc/passwd", "//evil.example/canary.txt", "file:///etc/passwd", "http://evil.example/canary.txt",
        "~/canary.txt", "~root/canary.txt", "$HOME/canary.txt", "%24%7bHOME%7d/canary.txt", "%25HOME%25/canary.txt", "proc/self/environ", "../../../../proc/self/environ",

        // NUL, line breaks and bytes that are no text.
        "..%00/canary.txt", "canary.txt%00", "canary.txt%00.png", "%00", "..%0a/canary.txt", "..%0d%0aX-Injected:%20yes", "%0d%0a%0d%0aHTTP/1.1%20200%20OK",
        "%", "%2", "%zz", "%g0", "%ff%fe", "%80", "%ed%a0%80", "%f4%90%80%80", "caf%c3%a9/cafe%cc%81", "%e2%80%ae", "%ef%bb%bf",

        // What stands in our own folders.
        "run.json", "../run.json", "..%2frun.json", "store.db", "../store.db", "..%2fstore.db-wal", "store.owner", ".gitignore", ".git/config", ".multicloud/run.json",
        "objects/../../run.json", "__multicloud/objects/things/..%2f..%2frun.json", "%5f%5fmulticloud/objects/things/x", "appsettings.json", "multicloud.settings.json",

        // Long and deep.
        string.Concat(Enumerable.Repeat("a/", 1900)), new string('a', 3900), new string('%', 3900), string.Concat(Enumerable.Repeat("%2f", 1200)), string.Concat(Enumerable.Repeat("/", 3900)),
    ];
}
