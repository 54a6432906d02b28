using Microsoft.Extensions.Options;

namespace MultiCloud.EndToEnd.App;

/// <summary>Options that have to be right before the app starts.</summary>
internal sealed class Shop
{
    public string Name { get; set; } = "";
}

internal sealed class ShopValidator : IValidateOptions<Shop>
{
    public ValidateOptionsResult Validate(string? name, Shop options) =>
        options.Name.Length > 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail("Shop:Name is empty; give the shop a name.");
}
