using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Local.Observing;

/// <summary>Something that happened just now.</summary>
/// <param name="Kind">What kind of thing, for example <c>invocation-ended</c>.</param>
/// <param name="Data">What there is to tell; never changed afterwards.</param>
/// <param name="Type">How it is written.</param>
internal sealed record LiveEvent(string Kind, object Data, JsonTypeInfo Type);
