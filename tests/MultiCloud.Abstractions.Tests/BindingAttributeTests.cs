using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud.Abstractions.Tests;

public sealed class BindingAttributeTests
{
    [Fact]
    public void BindingAttribute_IsTheContainersKey()
    {
        FromKeyedServicesAttribute attribute = new BindingAttribute("orders");
        Assert.Equal("orders", attribute.Key);
    }
}
