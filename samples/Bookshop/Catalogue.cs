namespace Bookshop;

/// <summary>The books on offer.</summary>
public static class Catalogue
{
    public static IReadOnlyList<Book> Books { get; } =
    [
        new("9780131103627", "The C Programming Language", "Kernighan, Ritchie", 60.00m, InStock: true),
        new("9780201896831", "The Art of Computer Programming 1", "Knuth", 75.00m, InStock: false),
        new("9780262510875", "Structure and Interpretation of Computer Programs", "Abelson, Sussman", 25.50m, InStock: true),
    ];

    public static Book? Find(string isbn) => Books.FirstOrDefault(book => book.Isbn == isbn);
}
