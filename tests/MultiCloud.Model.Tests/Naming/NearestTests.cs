namespace MultiCloud.Model.Tests.Naming;

public class NearestTests
{
    private static readonly string[] Candidates = ["orders", "order-placed", "uploads"];

    [Theory]
    [InlineData("order", "orders")]
    [InlineData("ordres", "orders")]
    [InlineData("ORDERS", "orders")]
    [InlineData("order-place", "order-placed")]
    [InlineData("upload", "uploads")]
    [InlineData("invoices", null)]
    [InlineData("", null)]
    public void Find_Word_IsTheCandidateWithFewestMistakes(string word, string? expected) => Assert.Equal(expected, Nearest.Find(word, Candidates));

    [Fact]
    public void Hint_NothingNear_IsEmpty()
    {
        Assert.Equal("", Nearest.Hint("invoices", Candidates));
        Assert.Equal("; did you mean 'orders'?", Nearest.Hint("order", Candidates));
    }
}
