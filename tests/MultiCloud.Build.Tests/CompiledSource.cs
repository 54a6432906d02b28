using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace MultiCloud.Build.Tests;

/// <summary>C# compiled to a file in a folder of its own, with symbols beside or inside it.</summary>
internal sealed class CompiledSource : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("multicloud-");

    public CompiledSource(string source, DebugInformationFormat symbols = DebugInformationFormat.PortablePdb, string sourcePath = "/app/Functions.cs")
    {
        var compilation = CSharpCompilation.Create(
            "App",
            [CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), path: sourcePath)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = File.Create(Path);
        using var pdb = symbols == DebugInformationFormat.PortablePdb ? File.Create(System.IO.Path.ChangeExtension(Path, ".pdb")) : null;
        var result = compilation.Emit(image, pdb, options: new EmitOptions(debugInformationFormat: symbols, pdbFilePath: "App.pdb"));
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    public string Path => FileInFolder("App.dll");

    public string FileInFolder(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
