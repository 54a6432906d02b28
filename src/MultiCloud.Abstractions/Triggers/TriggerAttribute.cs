namespace MultiCloud;

/// <summary>The base of the attributes that say what starts a function. A method carries at most one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class TriggerAttribute : Attribute
{
    private protected TriggerAttribute()
    {
    }
}
