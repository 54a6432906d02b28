using System.Text.Json;
using System.Text.Json.Serialization;
using MultiCloud.Local.Admin;
using MultiCloud.Local.Observing;

namespace MultiCloud.Local;

/// <summary>The JSON of the admin API and of files of ours.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(RunFile))]
[JsonSerializable(typeof(IReadOnlyList<FunctionView>))]
[JsonSerializable(typeof(IReadOnlyList<QueueView>))]
[JsonSerializable(typeof(FunctionView))]
[JsonSerializable(typeof(DepthView))]
[JsonSerializable(typeof(AppView))]
[JsonSerializable(typeof(InvocationView))]
[JsonSerializable(typeof(InvocationsView))]
[JsonSerializable(typeof(LoggedView))]
[JsonSerializable(typeof(MissedView))]
[JsonSerializable(typeof(BuriedView))]
[JsonSerializable(typeof(DeadLetterView))]
[JsonSerializable(typeof(DeadLettersView))]
[JsonSerializable(typeof(DroppedView))]
[JsonSerializable(typeof(ObjectView))]
[JsonSerializable(typeof(ObjectsView))]
[JsonSerializable(typeof(AcceptedView))]
[JsonSerializable(typeof(RedrivenView))]
[JsonSerializable(typeof(FiredView))]
[JsonSerializable(typeof(TickRequest))]
[JsonSerializable(typeof(ChangeRequest))]
internal sealed partial class LocalJson : JsonSerializerContext;
