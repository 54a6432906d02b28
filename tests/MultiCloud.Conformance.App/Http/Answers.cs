namespace MultiCloud.Conformance.App;

/// <summary>One of each kind of answer.</summary>
public static class Answers
{
    [HttpTrigger("GET", "/answers/void")]
    public static void Nothing()
    {
    }

    [HttpTrigger("DELETE", "/answers/task")]
    public static Task NothingLater() => Task.CompletedTask;

    [HttpTrigger("GET", "/answers/text")]
    public static string Text() => "grüße, 世界";

    [HttpTrigger("GET", "/answers/bytes")]
    public static byte[] Bytes() => [0, 1, 254, 255];

    [HttpTrigger("GET", "/answers/stream")]
    public static Task<Stream> Stream() => Task.FromResult<Stream>(new MemoryStream([0, 1, 254, 255]));

    [HttpTrigger("GET", "/answers/json")]
    public static Person Json() => new("Ada", 36, Color.DarkGreen, new Address("12 St James's Square", "London"));

    [HttpTrigger("GET", "/answers/null/{kind}")]
    public static HttpResult<Person> Null(string kind) => kind == "result" ? HttpResult.NotFound() : (Person?)null;

    [HttpTrigger("GET", "/answers/null-text")]
    public static Task<string?> NullText() => Task.FromResult<string?>(null);

    [HttpTrigger("GET", "/answers/null-json")]
    public static Person? NullJson() => null;

    [HttpTrigger("POST", "/answers/created")]
    public static HttpResult<Person> Created() => HttpResult.Created("/people/ada", Json()).WithHeader("X-Extra", "1");

    [HttpTrigger("GET", "/answers/redirect")]
    public static HttpResult Redirect() => HttpResult.Redirect("/answers/text");

    [HttpTrigger("GET", "/answers/problem")]
    public static HttpResult Problem() => HttpResult.Problem(409, "Conflict of interest", "The case asked for it.");

    [HttpTrigger("GET", "/answers/page")]
    public static HttpResult Page() => HttpResult.Text("<p>hello</p>", "text/html; charset=utf-8", 203);

    [HttpTrigger("GET", "/answers/status/{status:int}")]
    public static HttpResult Status(int status) => HttpResult.Status(status);

    [HttpTrigger("GET", "/answers/json-status")]
    public static HttpResult<Person> JsonStatus() => HttpResult.Json(Json(), 418);

    [HttpTrigger("GET", "/answers/cookies")]
    public static HttpResult Cookies() => HttpResult.Text("cookies")
        .WithHeader("Set-Cookie", "a=1; Path=/; Expires=Wed, 21 Oct 2065 07:28:00 GMT")
        .WithHeader("Set-Cookie", "b=2; HttpOnly");

    [HttpTrigger("GET", "/answers/size/{size:int}")]
    public static HttpResult Size(int size) => HttpResult.Content(new byte[size]);

    [HttpTrigger("GET", "/answers/repeated-headers")]
    public static HttpResult RepeatedHeaders() => HttpResult.Text("twice").WithHeader("X-Many", "a").WithHeader("X-Many", "b");

    [HttpTrigger("GET", "/answers/header-size/{size:int}")]
    public static HttpResult HeaderSize(int size) => HttpResult.Text("sized").WithHeader("X-Size", new string('s', size));

    [HttpTrigger("GET", "/answers/number")]
    public static int Number() => -42;

    [HttpTrigger("GET", "/answers/truth")]
    public static ValueTask<bool> Truth() => ValueTask.FromResult(false);

    [HttpTrigger("GET", "/answers/guid")]
    public static Guid Unique() => new("0f8fad5b-d9cb-469f-a165-70867728950e");

    [HttpTrigger("GET", "/answers/day")]
    public static DateOnly Day() => new(2026, 2, 28);

    [HttpTrigger("GET", "/answers/color")]
    public static Color Colour() => Color.DarkGreen;

    [HttpTrigger("GET", "/answers/people")]
    public static Task<Person[]> People() => Task.FromResult<Person[]>([Json()]);

    [HttpTrigger("GET", "/answers/throw")]
    public static string Throw() => throw new InvalidOperationException("the case asked for it");
}
