using Microsoft.Extensions.Options;

namespace Bookshop.Tests;

public sealed class PricingTests
{
    [Theory]
    [InlineData(1, 60, 4.90)]
    [InlineData(2, 120, 0)]
    public void Price_OfCopies_HasShippingBelowTheThreshold(int copies, decimal books, decimal shipping)
    {
        var pricing = new Pricing(Options.Create(new PricingOptions { Shipping = 4.90m, FreeShippingFrom = 100 }));
        Assert.Equal(new Quote(books, shipping), pricing.Price(new Cart("9780131103627", copies)));
    }
}
