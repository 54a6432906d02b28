using CsCheck;

namespace MultiCloud.Model.Tests.Routes;

public class RoutePatternTests
{
    [Theory]
    [InlineData("/", "")]
    [InlineData("/orders", "Literal orders")]
    [InlineData("/orders/", "Literal orders")]
    [InlineData("/orders/{id}", "Literal orders, Parameter id")]
    [InlineData("/orders/{id:int}/lines/{line:guid}", "Literal orders, Parameter id int, Literal lines, Parameter line guid")]
    [InlineData("/orders/{id?}", "Literal orders, Optional id")]
    [InlineData("/files/{**path}", "Literal files, Rest path")]
    [InlineData("/a.b/~c/d:e@f", "Literal a.b, Literal ~c, Literal d:e@f")]
    [InlineData("/größe", "Literal größe")]
    public void TryParse_Valid_HasSegments(string text, string expected)
    {
        Assert.True(RoutePattern.TryParse(text, out var route, out _));
        Assert.Equal(expected, string.Join(", ", route.Segments.Select(s => $"{s.Kind} {s.Text} {s.Constraint}".TrimEnd())));
    }

    [Theory]
    [InlineData("", "it does not begin with '/'", "write '/'")]
    [InlineData("orders", "it does not begin with '/'", "write '/orders'")]
    [InlineData("/orders//x", "it has an empty segment", "remove one '/'")]
    [InlineData("//", "it has an empty segment", "remove one '/'")]
    [InlineData("/a/../b", "the segment '..' never arrives", "remove it")]
    [InlineData("/a{id}", "the segment 'a{id}' mixes text and a parameter", "a parameter is a whole segment")]
    [InlineData("/{id}{x}", "'{id}{x}' has no valid parameter name", "a name is a letter")]
    [InlineData("/a?b=1", "contains '?'", "use letters")]
    [InlineData("/a b", "contains ' '", "use letters")]
    [InlineData("/a%20b", "contains '%'", "use letters")]
    [InlineData("/{}", "'{}' has no valid parameter name", "a name is a letter")]
    [InlineData("/{1a}", "'{1a}' has no valid parameter name", "a name is a letter")]
    [InlineData("/{id:bool}", "'{id:bool}' has the constraint 'bool'", "allowed are int, long and guid")]
    [InlineData("/{id:Int}", "has the constraint 'Int'", "did you mean 'int'?")]
    [InlineData("/{id?}/x", "'{id?}' is not the last segment", "write '{id}'")]
    [InlineData("/{**rest}/x", "'{**rest}' is not the last segment", "move it to the end")]
    [InlineData("/{**rest:int}", "has a constraint", "write '{rest:int}'")]
    [InlineData("/{id:int?}", "has a constraint", "write '{id:int}'")]
    [InlineData("/{id}/{ID}", "the parameter 'ID' stands twice", "another name")]
    [InlineData("/{*rest}", "'{*rest}' has no valid parameter name", "a name is a letter")]
    public void TryParse_Invalid_SaysWhatIsFoundAndWhatToWrite(string text, string found, string remedy)
    {
        Assert.False(RoutePattern.TryParse(text, out _, out var error));
        Assert.Contains(found, error.Found, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/__multicloud/x", true)]
    [InlineData("/__MultiCloud", true)]
    [InlineData("/multicloud", false)]
    [InlineData("/x/__multicloud", false)]
    [InlineData("/{**rest}", false)]
    public void IsReserved_Route_IsUnderTheHostsPath(string text, bool expected) => Assert.Equal(expected, Parse(text).IsReserved);

    [Theory]
    [InlineData("/a/b", "/a/{x}")]
    [InlineData("/a/{x}", "/{y}/b")]
    [InlineData("/{x:int}", "/{x:long}")]
    [InlineData("/{x:long}", "/{x:guid}")]
    [InlineData("/{x:guid}", "/{x}")]
    [InlineData("/a/{x}", "/a/{**rest}")]
    [InlineData("/a", "/a/{x?}")]
    [InlineData("/a/{x?}", "/a/{**rest}")]
    [InlineData("/files/{**rest}", "/{a}/b")]
    public void CompareTo_MoreParticularFromTheLeft_ComesFirst(string winner, string loser)
    {
        Assert.True(Parse(winner).CompareTo(Parse(loser)) < 0);
        Assert.True(Parse(loser).CompareTo(Parse(winner)) > 0);
        Assert.False(Parse(winner).Overlaps(Parse(loser)));
    }

    [Theory]
    [InlineData("/orders", "/ORDERS/", true)]
    [InlineData("/{a}", "/{b}", true)]
    [InlineData("/{a:int}", "/{b:int}", true)]
    [InlineData("/{a:int}", "/{b:long}", false)]
    [InlineData("/a/{x}", "/a/{y?}", true)]
    [InlineData("/a/{x?}", "/b/{y?}", false)]
    [InlineData("/a/{**x}", "/A/{**y}", true)]
    [InlineData("/a/b", "/a/c", false)]
    [InlineData("/a/{x}", "/a/{x}/b", false)]
    [InlineData("/", "/", true)]
    public void Overlaps_SamePrecedenceAndACommonPath_IsATie(string left, string right, bool expected)
    {
        Assert.Equal(expected, Parse(left).Overlaps(Parse(right)));
        Assert.Equal(expected, Parse(right).Overlaps(Parse(left)));
    }

    [Fact]
    public void TryParse_AnyText_GivesARouteOrAnError() =>
        Gen.OneOf(RandomText.Like("/{}:?*abcdint%. _"), RandomText.Of("/", "{", "}", "a", "**", "?", ":int", ":guid", "..", "{id}")).Sample(
            text =>
            {
                if (RoutePattern.TryParse(text, out var route, out var error))
                {
                    Assert.True(route.Overlaps(route));
                }
                else
                {
                    Assert.NotEmpty(error.Found + error.Remedy);
                }
            },
            iter: 10_000);

    private static RoutePattern Parse(string text) =>
        RoutePattern.TryParse(text, out var route, out var error) ? route : throw new InvalidOperationException(error.Found);
}
