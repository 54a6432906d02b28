using Microsoft.Extensions.Options;

namespace Bookshop;

/// <summary>A direct function: others call it by name, with <c>IFunction&lt;Cart, Quote&gt; pricingPrice</c>.</summary>
public sealed class Pricing(IOptions<PricingOptions> options)
{
    [Function]
    public Quote Price(Cart cart)
    {
        var books = cart.Copies * Catalogue.Find(cart.Isbn)!.Price;
        return new Quote(books, books >= options.Value.FreeShippingFrom ? 0 : options.Value.Shipping);
    }
}

/// <summary>Section <c>Pricing</c> of appsettings.json.</summary>
public sealed class PricingOptions
{
    public decimal Shipping { get; set; }

    public decimal FreeShippingFrom { get; set; }
}
