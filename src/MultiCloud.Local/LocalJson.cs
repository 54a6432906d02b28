using System.Text.Json;
using System.Text.Json.Serialization;
using MultiCloud.Local.Admin;

namespace MultiCloud.Local;

/// <summary>The JSON of the admin API and of files of ours.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(RunFile))]
[JsonSerializable(typeof(IReadOnlyList<FunctionView>))]
[JsonSerializable(typeof(IReadOnlyList<QueueView>))]
[JsonSerializable(typeof(IReadOnlyList<DeadLetterView>))]
[JsonSerializable(typeof(ObjectView))]
[JsonSerializable(typeof(ObjectsView))]
[JsonSerializable(typeof(AcceptedView))]
[JsonSerializable(typeof(RedrivenView))]
[JsonSerializable(typeof(FiredView))]
[JsonSerializable(typeof(TickRequest))]
[JsonSerializable(typeof(ChangeRequest))]
internal sealed partial class LocalJson : JsonSerializerContext;
