public static class Plain
{
    public static string Hello(string name) => name;

    public sealed class Nested
    {
        public void Work(string text) { }
    }
}

public static class Attributed
{
    [TimerTrigger("0 3 * * *")]
    public static void Nightly() { }

    public static void Main() { }
}
