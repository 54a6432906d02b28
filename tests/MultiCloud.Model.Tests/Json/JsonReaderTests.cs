using CsCheck;

namespace MultiCloud.Model.Tests.Json;

public class JsonReaderTests
{
    [Fact]
    public void Read_CommentsAndTrailingCommas_KeepsPlaces()
    {
        var node = JsonReader.Read("\uFEFF// first\r\n{ /* a\n b */ \"a\": [1, -2.5e+3, true,],\r\n  \"b\": { \"c\": null, },\n}", out var error);

        Assert.Null(error);
        Assert.NotNull(node);
        Assert.Equal((2, 1), (node.Line, node.Column));
        Assert.Equal((3, 7), (node.Members[0].Line, node.Members[0].Column));
        Assert.Equal(["1", "-2.5e+3", "true"], node["a"]!.Items.Select(item => item.Text));
        Assert.Equal((3, 16), (node["a"]!.Items[1].Line, node["a"]!.Items[1].Column));
        Assert.Equal((4, 15), (node["b"]!["c"]!.Line, node["b"]!["c"]!.Column));
    }

    [Fact]
    public void Read_Escapes_AreDecoded() =>
        Assert.Equal("a\"\\/\b\f\n\r\t\u00e9\ud83d\ude00", JsonReader.Read("""
            "a\"\\\/\b\f\n\r\t\u00E9\ud83d\uDE00"
            """, out _)!.Text);

    [Theory]
    [InlineData("", 1, 1, "the end of the file")]
    [InlineData("{\n  \"a\" 1\n}", 2, 7, "':' is expected after \"a\", found '1'")]
    [InlineData("{\"a\":1 \"b\":2}", 1, 8, "',' or '}' is expected after the value of \"a\"")]
    [InlineData("{a:1}", 1, 2, "a property name in double quotes")]
    [InlineData("[1 2]", 1, 4, "',' or ']'")]
    [InlineData("{\"a\":'x'}", 1, 6, "a value is expected, found '''")]
    [InlineData("[01]", 1, 3, "leading zero")]
    [InlineData("[1.]", 1, 4, "a digit is expected after '.'")]
    [InlineData("[\"a\n\"]", 1, 4, "no closing double quote")]
    [InlineData("[\"\\x\"]", 1, 4, "'\\' is followed by 'x'")]
    [InlineData("[\"\\u12g4\"]", 1, 7, "four hexadecimal digits, found 'g'")]
    [InlineData("[\"\t\"]", 1, 3, "write it as \\u0009")]
    [InlineData("[nul]", 1, 2, "text stands in double quotes")]
    [InlineData("{} x", 1, 4, "after the end of the value")]
    [InlineData("[1, /* x", 1, 5, "closing '*/'")]
    [InlineData("[", 1, 2, "the end of the file")]
    [InlineData("[,]", 1, 2, "found ','")]
    [InlineData("/", 1, 1, "found '/'")]
    public void Read_NotJson_SaysWhatAndWhere(string text, int line, int column, string message)
    {
        Assert.Null(JsonReader.Read(text, out var error));
        Assert.NotNull(error);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100_000, false)]
    public void Read_Nesting_EndsAtSixtyFour(int depth, bool allowed) =>
        Assert.Equal(allowed, JsonReader.Read(new string('[', depth) + new string(']', depth), out _) is not null);

    [Fact]
    public void Read_AnyText_GivesAValueOrAnError() =>
        RandomText.Like("{}[]\",:/*\\u0123456789abcdef.eE+-truefalsn \n\r\t\u0000é\uD800").Sample(
            text => JsonReader.Read(text, out var error) is null == error is not null, iter: 10_000);

    [Fact]
    public void Read_WhatJsonWriterWrote_IsTheSameText() =>
        Gen.String.Sample(
            text => JsonReader.Read(new JsonWriter(indented: false).BeginObject().Name(text).Value(text).EndObject().ToString(), out _) is { Members: [var member] }
                && member.Name == text && member.Value.Text == text,
            iter: 10_000);
}
