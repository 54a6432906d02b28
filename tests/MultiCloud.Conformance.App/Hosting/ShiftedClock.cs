using System.Globalization;

namespace MultiCloud.Conformance.App;

/// <summary>A clock that a case has set; it runs as fast as any other.</summary>
internal sealed class ShiftedClock(TimeSpan shift) : TimeProvider
{
    /// <summary>A clock that shows a moment now, or the system's when none is given.</summary>
    public static TimeProvider Of(string? now) => now is null ? System : new ShiftedClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture) - System.GetUtcNow());

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
}
