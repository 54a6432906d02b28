namespace Bookshop.Tests;

public sealed class BooksTests
{
    private const string Isbn = "9780201896831";

    private readonly Records _records = new(new FakeBucket());

    [Theory]
    [InlineData("right", 204)]
    [InlineData("wrong", 403)]
    [InlineData("Right", 403)]
    [InlineData("", 403)]
    [InlineData(null, 403)]
    public async Task Restock_OnlyWithTheSuppliersKey(string? key, int status)
    {
        var answer = await new Books(_records).Restock(Isbn, key, new FakeSecrets("right"), CancellationToken.None);

        Assert.Equal(status, answer.StatusCode);
        var stock = await _records.ReadAsync($"stock/{Isbn}.json", BookshopJson.Default.Book, CancellationToken.None);
        Assert.Equal(status == 204, stock?.InStock ?? false);
    }
}
