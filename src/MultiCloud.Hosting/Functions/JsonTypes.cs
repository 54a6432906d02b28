using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MultiCloud.Hosting;

/// <summary>The app's JSON: <see cref="JsonSerializerDefaults.Web"/> over every <c>JsonSerializerContext</c> of the app and the built-in types.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonTypes
{
    /// <summary>Combines the app's resolvers with the built-in types.</summary>
    /// <param name="resolver">The app's contexts, combined; null for built-in types only.</param>
    public JsonTypes(IJsonTypeInfoResolver? resolver) => throw new NotImplementedException();

    /// <summary>The options everything is read and written with.</summary>
    public JsonSerializerOptions Options => throw new NotImplementedException();

    /// <summary>A type's metadata.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <exception cref="InvalidOperationException">No context lists the type.</exception>
    public JsonTypeInfo<T> Get<T>() => throw new NotImplementedException();
}
