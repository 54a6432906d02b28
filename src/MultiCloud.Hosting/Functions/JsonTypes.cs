using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>The app's JSON: <see cref="JsonSerializerDefaults.Web"/> over every <c>JsonSerializerContext</c> of the app and the built-in types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonTypes
{
    /// <summary>How deep a value may be nested.</summary>
    internal const int MaxDepth = 64;

    /// <summary>Combines the app's resolvers with the built-in types.</summary>
    /// <param name="resolver">The app's contexts, combined; null for built-in types only.</param>
    public JsonTypes(IJsonTypeInfoResolver? resolver)
    {
        Options = new(JsonSerializerDefaults.Web)
        {
            // JSON of ours is never pasted into HTML: text stays readable and small.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = MaxDepth,
            TypeInfoResolver = resolver is null ? BuiltInJsonContext.Default : JsonTypeInfoResolver.Combine(resolver, BuiltInJsonContext.Default),
        };
        Options.MakeReadOnly();
    }

    /// <summary>The options everything is read and written with.</summary>
    public JsonSerializerOptions Options { get; }

    /// <summary>A type's metadata.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <exception cref="InvalidOperationException">No context lists the type.</exception>
    public JsonTypeInfo<T> Get<T>() =>
        Options.TryGetTypeInfo(typeof(T), out var info)
            ? (JsonTypeInfo<T>)info
            : throw new InvalidOperationException(
                $"No JsonSerializerContext of the app lists the type '{TypeNames.Display(typeof(T))}', so it cannot be read or written as JSON. " +
                $"Add [JsonSerializable(typeof({TypeNames.Display(typeof(T))}))] to a partial class that derives from JsonSerializerContext.");
}
