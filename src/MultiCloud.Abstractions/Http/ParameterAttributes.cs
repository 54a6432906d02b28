namespace MultiCloud;

/// <summary>Binds a parameter of an http function to a value of the route.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromRouteAttribute : Attribute
{
    /// <summary>The name in the route. Default: the parameter's name.</summary>
    public string? Name { get; set; }
}

/// <summary>Binds a parameter of an http function to a query value. A list parameter takes every value of that name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromQueryAttribute : Attribute
{
    /// <summary>The name in the query. Default: the parameter's name.</summary>
    public string? Name { get; set; }
}

/// <summary>Binds a parameter of an http function to a request header.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromHeaderAttribute : Attribute
{
    /// <summary>The header's name. Default: the parameter's name.</summary>
    public string? Name { get; set; }
}

/// <summary>Binds a parameter of an http function to the request's body: JSON, or the bytes as they are for <c>byte[]</c>, <c>Stream</c> and <c>string</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromBodyAttribute : Attribute;
