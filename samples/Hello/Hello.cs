public static class Greetings
{
    [HttpTrigger("GET", "/hello/{name?}", Access = HttpAccess.Public)]
    public static string Hello(string name = "world") => $"Hello, {name}!";
}
