using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MultiCloud.Model;

namespace MultiCloud.Build;

/// <summary>
/// A compiled app, read without loading it: the model that the generator left in it, and where its methods are in source.
/// The files are read once and not held.
/// </summary>
internal sealed class BuiltAssembly : IDisposable
{
    private const string ModelNamespace = "MultiCloud.Generated";
    private const string ModelType = "MultiCloudModel";
    private const string ModelField = "Json";

    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly MetadataReaderProvider? _symbols;

    private BuiltAssembly(PEReader image, MetadataReaderProvider? symbols)
    {
        _image = image;
        _metadata = image.GetMetadataReader();
        _symbols = symbols;
    }

    public static BuiltAssembly Open(string path)
    {
        var image = new PEReader(ImmutableArray.Create(File.ReadAllBytes(path)));
        image.TryOpenAssociatedPortablePdb(path, OpenSymbols, out var symbols, out _);
        return new BuiltAssembly(image, symbols);
    }

    /// <summary>The value of <c>const string MultiCloud.Generated.MultiCloudModel.Json</c>; null when the generator did not run.</summary>
    public string? ReadModel()
    {
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var type = _metadata.GetTypeDefinition(handle);
            if (_metadata.StringComparer.Equals(type.Name, ModelType) && _metadata.StringComparer.Equals(type.Namespace, ModelNamespace))
                return ReadConstant(type, ModelField);
        }

        return null;
    }

    /// <summary>The first line of a method's body.</summary>
    /// <param name="handler">The method, <c>Namespace.Type.Method</c>. Of overloads, the first.</param>
    /// <returns>Its place, or null without symbols or body.</returns>
    public FileLocation? FindMethod(string handler)
    {
        if (_symbols is null || FindMethodDefinition(handler) is not { } method)
            return null;

        var symbols = _symbols.GetMetadataReader();
        var body = symbols.GetMethodDebugInformation(StateMachineOf(symbols, method) ?? method);
        foreach (var point in body.GetSequencePoints())
        {
            if (point.IsHidden)
                continue;

            var document = symbols.GetDocument(point.Document);
            return new FileLocation(symbols.GetString(document.Name), point.StartLine, point.StartColumn);
        }

        return null;
    }

    public void Dispose()
    {
        _symbols?.Dispose();
        _image.Dispose();
    }

    private static MemoryStream? OpenSymbols(string path) => File.Exists(path) ? new MemoryStream(File.ReadAllBytes(path)) : null;

    private string? ReadConstant(TypeDefinition type, string name)
    {
        foreach (var handle in type.GetFields())
        {
            var field = _metadata.GetFieldDefinition(handle);
            if (!_metadata.StringComparer.Equals(field.Name, name) || field.GetDefaultValue().IsNil)
                continue;

            var constant = _metadata.GetConstant(field.GetDefaultValue());
            var value = _metadata.GetBlobReader(constant.Value);
            return value.ReadConstant(constant.TypeCode) as string;
        }

        return null;
    }

    private MethodDefinitionHandle? FindMethodDefinition(string handler)
    {
        var dot = handler.LastIndexOf('.');
        var (typeName, methodName) = (handler.Substring(0, Math.Max(dot, 0)), handler.Substring(dot + 1));
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var type = _metadata.GetTypeDefinition(handle);
            if (FullName(type) != typeName)
                continue;

            foreach (var method in type.GetMethods())
            {
                if (_metadata.StringComparer.Equals(_metadata.GetMethodDefinition(method).Name, methodName))
                    return method;
            }
        }

        return null;
    }

    private string FullName(TypeDefinition type)
    {
        var name = _metadata.GetString(type.Name);
        if (!type.GetDeclaringType().IsNil)
            return FullName(_metadata.GetTypeDefinition(type.GetDeclaringType())) + "." + name;

        return type.Namespace.IsNil ? name : _metadata.GetString(type.Namespace) + "." + name;
    }

    /// <summary>The body of an async method or iterator is in another method, which names the one it was made from.</summary>
    private static MethodDefinitionHandle? StateMachineOf(MetadataReader symbols, MethodDefinitionHandle method)
    {
        foreach (var handle in symbols.MethodDebugInformation)
        {
            if (symbols.GetMethodDebugInformation(handle).GetStateMachineKickoffMethod() == method)
                return handle.ToDefinitionHandle();
        }

        return null;
    }
}
