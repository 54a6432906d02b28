using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud;

/// <summary>
/// Names the queue, topic, bucket, table or function that a constructor or method parameter stands for.
/// In function classes the parameter's own name is the default (<c>orderPlaced</c> is <c>order-placed</c>); in other services this attribute is required.
/// </summary>
/// <param name="name">The binding's name, <c>[a-z][a-z0-9-]{0,39}</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BindingAttribute(string name) : FromKeyedServicesAttribute(name)
{
    /// <summary>The binding's name.</summary>
    public string Name { get; } = name;
}
