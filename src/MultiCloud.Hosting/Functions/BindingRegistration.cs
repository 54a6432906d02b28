using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace MultiCloud.Hosting;

/// <summary>Called by generated code, once for every binding the app names: only the clients an app uses are linked into it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BindingRegistration
{
    /// <summary>Registers <see cref="IQueue{T}"/> under the queue's name.</summary>
    /// <typeparam name="T">The message's type.</typeparam>
    /// <param name="services">The app's services.</param>
    /// <param name="name">The queue's name.</param>
    /// <param name="type">The type's metadata, read from the app's JSON options.</param>
    public static void AddQueue<T>(this IServiceCollection services, string name, Func<IServiceProvider, JsonTypeInfo<T>> type) =>
        services.AddKeyedSingleton<IQueue<T>>(name, (provider, _) =>
        {
            var scope = BindingScope.Of(provider);
            return new QueueBinding<T>(new(scope, name, scope.Clients.Queue(name), type(provider)));
        });

    /// <summary>Registers <see cref="ITopic{T}"/> under the topic's name.</summary>
    /// <typeparam name="T">The data's type.</typeparam>
    /// <param name="services">The app's services.</param>
    /// <param name="name">The topic's name.</param>
    /// <param name="type">The type's metadata, read from the app's JSON options.</param>
    public static void AddTopic<T>(this IServiceCollection services, string name, Func<IServiceProvider, JsonTypeInfo<T>> type) =>
        services.AddKeyedSingleton<ITopic<T>>(name, (provider, _) =>
        {
            var scope = BindingScope.Of(provider);
            return new TopicBinding<T>(new(scope, name, scope.Clients.Topic(name), type(provider)));
        });

    /// <summary>Registers <see cref="IBucket"/> and <see cref="IBucketReader"/> under the bucket's name.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="name">The bucket's name.</param>
    public static void AddBucket(this IServiceCollection services, string name)
    {
        services.AddKeyedSingleton<IBucket>(name, (provider, _) =>
        {
            var scope = BindingScope.Of(provider);
            return new CheckedBucket(scope, name, scope.Clients.Bucket(name));
        });
        services.AddKeyedSingleton<IBucketReader>(name, (provider, _) => provider.GetRequiredKeyedService<IBucket>(name));
    }

    /// <summary>Registers <see cref="ITable{T}"/> and <see cref="ITableReader{T}"/> under the table's name.</summary>
    /// <typeparam name="T">The row's type.</typeparam>
    /// <param name="services">The app's services.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="type">The type's metadata, read from the app's JSON options.</param>
    public static void AddTable<T>(this IServiceCollection services, string name, Func<IServiceProvider, JsonTypeInfo<T>> type)
        where T : class
    {
        services.AddKeyedSingleton<ITable<T>>(name, (provider, _) =>
        {
            var scope = BindingScope.Of(provider);
            return new TableBinding<T>(scope, name, scope.Clients.Table(name), type(provider));
        });

        // Not the same object: who asks for a reader gets nothing that could be cast to more.
        services.AddKeyedSingleton<ITableReader<T>>(name, (provider, _) =>
        {
            var scope = BindingScope.Of(provider);
            return new TableReader<T>(scope, name, scope.Clients.Table(name), type(provider));
        });
    }

    /// <summary>Registers <see cref="ISecrets"/>.</summary>
    /// <param name="services">The app's services.</param>
    public static void AddSecrets(this IServiceCollection services) =>
        services.AddSingleton<ISecrets>(static provider =>
        {
            var scope = BindingScope.Of(provider);
            return new SecretsBinding(scope, scope.Clients.Secrets, scope.Secrets);
        });

    /// <summary>Registers <see cref="IFunction{TIn, TOut}"/> under the function's name.</summary>
    /// <typeparam name="TIn">The input's type.</typeparam>
    /// <typeparam name="TOut">The result's type.</typeparam>
    /// <param name="services">The app's services.</param>
    /// <param name="name">The function's name.</param>
    /// <param name="input">The input type's metadata.</param>
    /// <param name="output">The result type's metadata.</param>
    public static void AddFunction<TIn, TOut>(this IServiceCollection services, string name, Func<IServiceProvider, JsonTypeInfo<TIn>> input, Func<IServiceProvider, JsonTypeInfo<TOut>> output) =>
        services.AddKeyedSingleton<IFunction<TIn, TOut>>(name, (provider, _) =>
        {
            var scope = BindingScope.Of(provider);
            return new FunctionBinding<TIn, TOut>(scope, name, scope.Clients.Function(name), input(provider), output(provider));
        });
}
