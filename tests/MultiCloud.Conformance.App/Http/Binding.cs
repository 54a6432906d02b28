namespace MultiCloud.Conformance.App;

/// <summary>Each answers what was bound.</summary>
public static class Binding
{
    [HttpTrigger("GET", "/bind/query")]
    public static BoundValues Query(
        string text,
        DateOnly? day,
        Guid? id,
        DateTimeOffset? at,
        Color? color,
        int? missing,
        string[] tags,
        [FromQuery(Name = "n")] int[] numbers,
        int count = 7,
        decimal ratio = 0.5m,
        bool on = true) =>
        new(text, count, ratio, on, day, id, at, color, missing, tags, numbers);

    [HttpTrigger("GET", "/bind/header")]
    public static string Header([FromHeader(Name = "X-One")] string one, [FromHeader(Name = "X-Number")] int? number, [FromHeader(Name = "X-Many")] string[] many) =>
        $"{one}:{number}:{string.Join('|', many)}";

    [HttpTrigger("GET", "/bind/cookie")]
    public static string Cookie([FromHeader] string cookie) => cookie;

    [HttpTrigger("POST", "/bind/raw/{name}")]
    public static RawValues Raw(HttpTriggerRequest request) => new(
        request.Method,
        request.Path,
        request.QueryString,
        [.. request.Headers.GetAll("x-many")],
        [.. request.Query.GetAll("TAG")],
        request.RouteValues["name"],
        request.ContentType,
        request.ContentLength);

    [HttpTrigger("POST", "/bind/json")]
    public static Person Json(Person person) => person;

    [HttpTrigger("POST", "/bind/optional-json")]
    public static string OptionalJson(Person? person) => person?.Name ?? "nobody";

    [HttpTrigger("POST", "/bind/bytes")]
    public static byte[] Bytes(byte[] body) => body;

    [HttpTrigger("POST", "/bind/stream")]
    public static async Task<Stream> Stream(Stream body, CancellationToken ct)
    {
        var copy = new MemoryStream();
        await body.CopyToAsync(copy, ct);
        copy.Position = 0;
        return copy;
    }

    [HttpTrigger("POST", "/bind/text")]
    public static string Text([FromBody] string text) => text;

    [HttpTrigger("POST", "/bind/length")]
    public static string Length(byte[] body) => FormattableString.Invariant($"{body.Length}");
}
