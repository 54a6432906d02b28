namespace Shop;

public enum Color { Red, Green }

public readonly record struct Size(int Value) : IParsable<Size>
{
    public static Size Parse(string s, IFormatProvider? provider) => new(int.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, out Size result) { result = default; return false; }
}

public sealed record Money(decimal Value) : IParsable<Money>
{
    public static Money Parse(string s, IFormatProvider? provider) => new(decimal.Parse(s, provider));
    public static bool TryParse(string? s, IFormatProvider? provider, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out Money result) { result = null; return false; }
}

public static class ValuesFunctions
{
    [HttpTrigger("GET", "/route/{id:int}/{name}/{color}/{day?}")]
    public static void Route(int id, string NAME, Color color, DateOnly? day) { }

    [HttpTrigger("GET", "/rest/{**path}")]
    public static void Rest([FromRoute(Name = "path")] string rest) { }

    [HttpTrigger("GET", "/required")]
    public static void Required(string text, int number, Guid id, Color color, Size size, Money price, char letter, DateTimeOffset time) { }

    [HttpTrigger("GET", "/nullable")]
    public static void Nullable(string? text, int? number, Guid? id, Color? color, Size? size, Money? price) { }

    [HttpTrigger("GET", "/defaults")]
    public static void Defaults(
        string text = "a \"quoted\"\n", string? none = null, int number = -7, int? maybe = 3, long big = 1L << 40, byte small = 9, double ratio = 0.1, float third = 1.5f,
        decimal price = 19.90m, bool flag = true, char letter = '\'', Color color = Color.Green, Color? other = Color.Red, Guid id = default, Size size = default,
        double infinite = double.PositiveInfinity, uint unsigned = 4, ulong huge = 5)
    {
    }

    [HttpTrigger("GET", "/lists")]
    public static void Lists(string[] a, IReadOnlyList<string> b, List<string> c, int[] d, IEnumerable<Guid> e, List<Size> f, IList<DateOnly> g, string[]? h) { }

    [HttpTrigger("GET", "/explicit/{id}")]
    public static void Explicit(
        [FromRoute] string id, [FromQuery(Name = "q")] string? search, [FromHeader(Name = "X-Trace")] string trace, [FromHeader(Name = "X-Flags")] IReadOnlyList<string> flags, [FromQuery] int page = 1)
    {
    }

    [HttpTrigger("GET", "/names")]
    public static void Names(string @class, int invocation, int invocationValue, string result, string instance, string await, string value) { }
}
