using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud.Hosting;

/// <summary>An app as the generator compiled it: its functions, bindings, JSON types and host. Generated code derives from it; nothing else should.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FunctionTable
{
    /// <summary>The app's name.</summary>
    public abstract string App { get; }

    /// <summary>The project's folder, baked into local builds only; null in packages for a cloud.</summary>
    public virtual string? ProjectDirectory => null;

    /// <summary>The user secrets id of the project, or null.</summary>
    public virtual string? UserSecretsId => null;

    /// <summary>Every function of the app, by name.</summary>
    public abstract IReadOnlyList<FunctionDescriptor> Functions { get; }

    /// <summary>Names of the queues, topics and buckets the app sends to or reads, including those its functions consume.</summary>
    public abstract IReadOnlyList<BindingDescriptor> Bindings { get; }

    /// <summary>The type metadata of every <c>JsonSerializerContext</c> of the app, combined; null when it has none.</summary>
    public virtual IJsonTypeInfoResolver? JsonTypes => null;

    /// <summary>Makes the one host this build is linked with.</summary>
    public abstract IFunctionHost CreateHost();

    /// <summary>Registers the bindings the app names, each as a keyed service: <c>services.AddQueue&lt;Order&gt;("orders")</c> and so on.</summary>
    /// <param name="services">The app's services.</param>
    public abstract void AddBindings(IServiceCollection services);
}

/// <summary>A queue, topic, bucket or direct function that code of the app uses.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
public sealed record BindingDescriptor(BindingKind Kind, string Name);

/// <summary>What a binding stands for.</summary>
public enum BindingKind
{
    /// <summary>A queue.</summary>
    Queue,

    /// <summary>A topic.</summary>
    Topic,

    /// <summary>A bucket.</summary>
    Bucket,

    /// <summary>A table.</summary>
    Table,

    /// <summary>Secrets.</summary>
    Secrets,

    /// <summary>A direct function.</summary>
    Function,
}
