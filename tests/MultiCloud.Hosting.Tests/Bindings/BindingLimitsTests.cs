namespace MultiCloud.Hosting.Tests.Bindings;

public sealed class BindingLimitsTests
{
    private static readonly string Long = new('k', 801);

    public static TheoryData<string, string> BadKeys => new()
    {
        { "", "The object key is empty" },
        { Long, "has 801 characters; allowed are 1 to 800" },
        { "/a", "begins with '/'" },
        { "\\a", "begins with '\\'" },
        { "a//b", "has the segment ''" },
        { "a/./b", "has the segment '.'" },
        { "../a", "has the segment '..'" },
        { "a/..", "has the segment '..'" },
        { "a/", "ends with '/'" },
        { "é", "U+00E9 at position 0" },
        { "a\nb", "U+000A at position 1" },
        { "a\u007F", "U+007F at position 1" },
    };

    [Theory]
    [MemberData(nameof(BadKeys))]
    public void Key_NotAllowed_IsToldWhy(string key, string why) => Assert.Contains(why, BindingLimits.Key(key), StringComparison.Ordinal);

    [Theory]
    [InlineData("a")]
    [InlineData("covers/a b.png")]
    [InlineData("...")]
    [InlineData(".hidden/..x/y..")]
    [InlineData("a\\b")]
    [InlineData("~!@#$%^&*()")]
    public void Key_Allowed_IsNull(string key) => Assert.Null(BindingLimits.Key(key));

    [Fact]
    public void Key_Of800_IsAllowed() => Assert.Null(BindingLimits.Key(Long[..800]));

    [Theory]
    [InlineData("")]
    [InlineData("covers/")]
    [InlineData("cov")]
    public void Prefix_Allowed_IsNull(string prefix) => Assert.Null(BindingLimits.Prefix(prefix));

    [Theory]
    [InlineData("/")]
    [InlineData("a//")]
    public void Prefix_NotAllowed_IsTold(string prefix) => Assert.NotNull(BindingLimits.Prefix(prefix));

    [Theory]
    [InlineData(0, true)]
    [InlineData(5_000_000_000, true)]
    [InlineData(5_000_000_001, false)]
    [InlineData(-1, false)]
    public void Length_Range(long length, bool allowed) => Assert.Equal(allowed, BindingLimits.Length(length) is null);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Page_Range(int max, bool allowed) => Assert.Equal(allowed, BindingLimits.Page(max) is null);

    [Theory]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    [InlineData(900_000, true)]
    [InlineData(900_001, false)]
    public void Link_Range(int milliseconds, bool allowed) => Assert.Equal(allowed, BindingLimits.Link(TimeSpan.FromMilliseconds(milliseconds)) is null);

    [Theory]
    [InlineData(0L, null, true)]
    [InlineData(5L, 1L, true)]
    [InlineData(-1L, null, false)]
    [InlineData(0L, 0L, false)]
    public void Range_Bounds(long from, long? length, bool allowed) => Assert.Equal(allowed, BindingLimits.Range(new ByteRange(from, length)) is null);

    [Theory]
    [InlineData("order 7", true)]
    [InlineData("", false)]
    [InlineData("tab\t", false)]
    [InlineData("é", false)]
    public void Id_Characters(string id, bool allowed) => Assert.Equal(allowed, BindingLimits.Id(id) is null);

    [Fact]
    public void Id_Length()
    {
        Assert.Null(BindingLimits.Id(new string('x', 200)));
        Assert.NotNull(BindingLimits.Id(new string('x', 201)));
    }

    [Theory]
    [InlineData("é is fine", true)]
    [InlineData("", false)]
    [InlineData("a\u0001", false)]
    public void Subject_Characters(string subject, bool allowed) => Assert.Equal(allowed, BindingLimits.Subject(subject) is null);

    [Theory]
    [InlineData("author", "Ann", true)]
    [InlineData("a1", "", true)]
    [InlineData("Author", "Ann", false)]
    [InlineData("1a", "Ann", false)]
    [InlineData("a-b", "Ann", false)]
    [InlineData("", "Ann", false)]
    [InlineData("author", "Zoë", false)]
    public void Metadata_Pair(string name, string value, bool allowed) =>
        Assert.Equal(allowed, BindingLimits.Metadata(new Dictionary<string, string> { [name] = value }) is null);

    [Fact]
    public void Metadata_Sizes()
    {
        Assert.Null(BindingLimits.Metadata(Pairs(10, 1)));
        Assert.NotNull(BindingLimits.Metadata(Pairs(11, 1)));
        Assert.Null(BindingLimits.Metadata(Pairs(2, 1022)));
        Assert.NotNull(BindingLimits.Metadata(Pairs(2, 1023)));
        Assert.NotNull(BindingLimits.Metadata(new Dictionary<string, string> { [new('a', 41)] = "" }));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(".", "is '.'")]
    [InlineData("..", "is '..'")]
    [InlineData("__a__", "begins and ends with '__'")]
    [InlineData("____", "begins and ends with '__'")]
    [InlineData("a/b", "U+002F at position 1")]
    [InlineData("a\\", "U+005C at position 1")]
    [InlineData("#", "U+0023 at position 0")]
    [InlineData("a?", "U+003F at position 1")]
    [InlineData("\u007F", "U+007F at position 0")]
    [InlineData("é", "U+00E9 at position 0")]
    public void TableKey_NotAllowed_IsToldWhy(string key, string why)
    {
        Assert.StartsWith("The partition ", BindingLimits.Key(new TableKey(key, "r")), StringComparison.Ordinal);
        Assert.Contains(why, BindingLimits.Key(new TableKey(key, "r")), StringComparison.Ordinal);
        Assert.Contains(why, BindingLimits.Key(new TableKey("p", key)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("...")]
    [InlineData("__")]
    [InlineData("___")]
    [InlineData("__a")]
    [InlineData("!\"$%&'()*+,-.:;<=>@[]^_`{|}~")]
    public void TableKey_Allowed_IsNull(string key) => Assert.Null(BindingLimits.Key(new TableKey(key, key)));

    [Fact]
    public void TableKey_Lengths()
    {
        Assert.Null(BindingLimits.Key(new TableKey(new('p', 256), new('r', 512))));
        Assert.Contains("has 257 characters; allowed are 1 to 256", BindingLimits.Key(new TableKey(new('p', 257), "r")), StringComparison.Ordinal);
        Assert.Contains("has 513 characters; allowed are 1 to 512", BindingLimits.Key(new TableKey("p", new('r', 513))), StringComparison.Ordinal);
    }

    [Fact]
    public void KeyAlphabet_IsPrintableAsciiInOrder()
    {
        var printable = Enumerable.Range(0x20, 0x5F).Select(code => (char)code).Where(letter => !"/\\#?".Contains(letter, StringComparison.Ordinal));

        Assert.Equal(BindingLimits.KeyAlphabet, string.Concat(printable));
    }

    [Theory]
    [InlineData(262_144, true)]
    [InlineData(262_145, false)]
    public void Row_Bytes(int bytes, bool allowed) => Assert.Equal(allowed, BindingLimits.Row(bytes) is null);

    private static Dictionary<string, string> Pairs(int count, int length) =>
        Enumerable.Range(0, count).ToDictionary(i => $"m{(char)('a' + i)}", _ => new string('v', length));
}
