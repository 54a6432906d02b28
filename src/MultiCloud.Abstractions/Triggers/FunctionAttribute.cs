namespace MultiCloud;

/// <summary>
/// Names a function and sets its limits. On a method without a trigger attribute it makes a direct function:
/// one that other functions call by name through <see cref="IFunction{TIn, TOut}"/>.
/// </summary>
/// <remarks>
/// Without a name the function is called kebab(class without the suffix <c>Functions</c>) + <c>-</c> + kebab(method without the suffix <c>Async</c>).
/// A name given here survives refactoring; overloads need one. <c>multicloud.json</c> overrides every value set here.
/// </remarks>
/// <param name="name">The function's name, <c>[a-z][a-z0-9-]{0,39}</c>, unique in the app; null for the default name.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string? name = null) : Attribute
{
    /// <summary>The function's name, or null for the default name.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// The unit the function is deployed, scaled and billed in. Default: <c>http</c> for http functions, otherwise the function's own name.
    /// A unit holds http functions only, or none.
    /// </summary>
    public string? Unit { get; set; }

    /// <summary>The longest one invocation may take, in seconds. Default 30, range 1 to 900; portable limits are lower and depend on the trigger.</summary>
    public int TimeoutSeconds { get; set; }

    /// <summary>Memory of one instance in MiB. Default 256, range 128 to 10240. A unit has the largest of its functions.</summary>
    public int MemoryMb { get; set; }

    /// <summary>The most instances of the unit at a time. Default 20, range 1 to 1000.</summary>
    public int MaxInstances { get; set; }

    /// <summary>Instances kept warm. Default 0, range 0 to 100.</summary>
    public int MinInstances { get; set; }

    /// <summary>Invocations at a time in one instance. Default 10 for http functions, otherwise 1; range 1 to 1000.</summary>
    public int Concurrency { get; set; }
}
