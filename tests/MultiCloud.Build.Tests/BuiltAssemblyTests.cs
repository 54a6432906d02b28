using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using MultiCloud.Model;

namespace MultiCloud.Build.Tests;

public class BuiltAssemblyTests
{
    private const string Functions = """
        using System.Threading.Tasks;
        namespace Shop
        {
            public class Orders
            {
                public void Place()
                {
                    System.GC.Collect();
                }

                public async Task Fulfil()
                {
                    await Task.Yield();
                }

                public static int Count() => 1;

                public class Inner { public void Run() { } }

                public abstract class Base { public abstract void Run(); }
            }
        }
        class TopLevel { void Run() { } }
        """;

    [Theory]
    [InlineData("{\"app\":\"shop\"}")]
    [InlineData("")]
    [InlineData("naïve ☃ \0")]
    public void ReadModel_Constant_IsItsValue(string json)
    {
        using var source = new CompiledSource($$"""
            namespace Other { static class MultiCloudModel { internal const string Json = "not this one"; } }
            namespace MultiCloud.Generated { static class MultiCloudModel { internal const string Before = "x"; internal const string Json = {{SymbolDisplay.FormatLiteral(json, quote: true)}}; } }
            """);
        using var assembly = BuiltAssembly.Open(source.Path);

        Assert.Equal(json, assembly.ReadModel());
    }

    [Fact]
    public void ReadModel_GeneratorDidNotRun_IsNull()
    {
        using var source = new CompiledSource(Functions);
        using var assembly = BuiltAssembly.Open(source.Path);

        Assert.Null(assembly.ReadModel());
    }

    [Theory]
    [InlineData("Shop.Orders.Place", 7, 9)]
    [InlineData("Shop.Orders.Fulfil", 12, 9)]
    [InlineData("Shop.Orders.Count", 16, 38)]
    [InlineData("Shop.Orders.Inner.Run", 18, 48)]
    [InlineData("TopLevel.Run", 23, 29)]
    public void FindMethod_BodyOfAnyShape_IsWhereItStarts(string handler, int line, int column)
    {
        foreach (var symbols in new[] { DebugInformationFormat.PortablePdb, DebugInformationFormat.Embedded })
        {
            using var source = new CompiledSource(Functions, symbols);
            using var assembly = BuiltAssembly.Open(source.Path);

            Assert.Equal(new FileLocation("/app/Functions.cs", line, column), assembly.FindMethod(handler));
        }
    }

    [Theory]
    [InlineData("Shop.Orders.Nothing")]
    [InlineData("Shop.Nothing.Place")]
    [InlineData("Shop.Orders.Base.Run")]
    [InlineData("Place")]
    public void FindMethod_NoBodyOfThatName_IsNull(string handler)
    {
        using var source = new CompiledSource(Functions);
        using var assembly = BuiltAssembly.Open(source.Path);

        Assert.Null(assembly.FindMethod(handler));
    }

    [Fact]
    public void FindMethod_WithoutSymbols_IsNull()
    {
        using var source = new CompiledSource(Functions);
        File.Delete(Path.ChangeExtension(source.Path, ".pdb"));
        using var assembly = BuiltAssembly.Open(source.Path);

        Assert.Null(assembly.FindMethod("Shop.Orders.Place"));
    }

    [Fact]
    public void Open_File_IsNotHeld()
    {
        using var source = new CompiledSource(Functions);
        using var assembly = BuiltAssembly.Open(source.Path);

        using var exclusive = new FileStream(source.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.NotEqual(0, exclusive.Length);
    }
}
