using System.Security.Cryptography;
using System.Text;

namespace Bookshop;

/// <summary>The catalogue over HTTP.</summary>
public sealed class Books(Records records)
{
    [HttpTrigger("GET", "/books")]
    public static IReadOnlyList<Book> List(string? author) =>
        [.. Catalogue.Books.Where(book => author is null || book.Author.Contains(author, StringComparison.OrdinalIgnoreCase))];

    [HttpTrigger("GET", "/books/{isbn}")]
    public static Book? Get(string isbn) => Catalogue.Find(isbn);

    /// <summary>A delivery arrived: orders of this book can be shipped from now on. Only who knows the supplier's key may say so.</summary>
    [HttpTrigger("PUT", "/books/{isbn}/stock")]
    public async Task<HttpResult> Restock(string isbn, [FromHeader(Name = "X-Supplier-Key")] string? key, ISecrets secrets, CancellationToken ct)
    {
        if (!IsSame(key ?? "", await secrets.GetAsync("supplier-key", ct)))
            return HttpResult.Problem(403, "Not the supplier", "The header X-Supplier-Key does not have the supplier's key.");
        if (Catalogue.Find(isbn) is not { } book)
            return HttpResult.NotFound();

        await records.WriteAsync($"stock/{isbn}.json", book with { InStock = true }, BookshopJson.Default.Book, ct);
        return HttpResult.NoContent();
    }

    /// <summary>Takes as long for a wrong key as for the right one.</summary>
    private static bool IsSame(string key, string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(secret));
}
