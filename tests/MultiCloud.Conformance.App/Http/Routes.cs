namespace MultiCloud.Conformance.App;

/// <summary>Each answers which function was chosen, and with which values.</summary>
public static class Routes
{
    [HttpTrigger("GET", "/routes/pick/{name}")]
    public static string Any(string name) => $"any:{name}";

    [HttpTrigger("GET", "/routes/pick/fixed")]
    public static string Fixed() => "fixed";

    [HttpTrigger("GET", "/routes/pick/{name}/details")]
    public static string Details(string name) => $"details:{name}";

    [HttpTrigger("GET", "/routes/int/{id:int}")]
    public static string Number(int id) => $"int:{id}";

    [HttpTrigger("GET", "/routes/long/{id:long}")]
    public static string BigNumber(long id) => $"long:{id}";

    [HttpTrigger("GET", "/routes/guid/{id:guid}")]
    public static string Unique(Guid id) => $"guid:{id}";

    [HttpTrigger("GET", "/routes/optional/{name?}")]
    public static string Optional(string? name) => $"optional:{name ?? "-"}";

    [HttpTrigger("GET", "/routes/rest/{**path}")]
    public static string Rest(string path) => $"rest:{path}";

    [HttpTrigger("GET", "/routes/typed/{count}/{color}/{day}")]
    public static string Typed(int count, Color color, DateOnly day) => FormattableString.Invariant($"{count}:{color}:{day:yyyy-MM-dd}");

    [HttpTrigger("GET", "/routes/methods/{id}")]
    public static string ByGet(string id) => $"GET:{id}";

    [HttpTrigger("POST", "/routes/methods/{id}")]
    public static string ByPost(string id) => $"POST:{id}";

    [HttpTrigger("PUT", "/routes/methods/{id}")]
    public static string ByPut(string id) => $"PUT:{id}";

    [HttpTrigger("PATCH", "/routes/methods/{id}")]
    public static string ByPatch(string id) => $"PATCH:{id}";

    [HttpTrigger("DELETE", "/routes/methods/{id}")]
    public static string ByDelete(string id) => $"DELETE:{id}";
}
