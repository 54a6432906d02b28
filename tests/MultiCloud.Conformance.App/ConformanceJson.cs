using System.Text.Json;
using System.Text.Json.Serialization;

namespace MultiCloud.Conformance.App;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Job))]
[JsonSerializable(typeof(SizeMeasured))]
[JsonSerializable(typeof(SendCommand))]
[JsonSerializable(typeof(PublishCommand))]
[JsonSerializable(typeof(SendAnswer))]
[JsonSerializable(typeof(BucketCommand))]
[JsonSerializable(typeof(BucketAnswer))]
[JsonSerializable(typeof(TableCommand))]
[JsonSerializable(typeof(TableAnswer))]
[JsonSerializable(typeof(SecretAnswer))]
[JsonSerializable(typeof(CallInput))]
[JsonSerializable(typeof(CallOutput))]
[JsonSerializable(typeof(CallAnswer))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(Person[]))]
[JsonSerializable(typeof(BoundValues))]
[JsonSerializable(typeof(RawValues))]
[JsonSerializable(typeof(LedgerEntry))]
internal sealed partial class ConformanceJson : JsonSerializerContext;
