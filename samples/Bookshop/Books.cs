namespace Bookshop;

/// <summary>The catalogue over HTTP.</summary>
public sealed class Books(Records records)
{
    [HttpTrigger("GET", "/books")]
    public static IReadOnlyList<Book> List(string? author) =>
        [.. Catalogue.Books.Where(book => author is null || book.Author.Contains(author, StringComparison.OrdinalIgnoreCase))];

    [HttpTrigger("GET", "/books/{isbn}")]
    public static Book? Get(string isbn) => Catalogue.Find(isbn);

    /// <summary>A delivery arrived: orders of this book can be shipped from now on.</summary>
    [HttpTrigger("PUT", "/books/{isbn}/stock")]
    public async Task<HttpResult> Restock(string isbn, CancellationToken ct)
    {
        if (Catalogue.Find(isbn) is not { } book)
            return HttpResult.NotFound();

        await records.WriteAsync($"stock/{isbn}.json", book with { InStock = true }, BookshopJson.Default.Book, ct);
        return HttpResult.NoContent();
    }
}
