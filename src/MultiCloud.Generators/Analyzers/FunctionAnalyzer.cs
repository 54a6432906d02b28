using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using MultiCloud.Generators.Parsing;
using MultiCloud.Model;

namespace MultiCloud.Generators.Analyzers;

/// <summary>
/// Reports every rule about functions, bindings and <c>multicloud.json</c>. It runs the generator's parser and the model's validator:
/// what concerns one method or class is reported as it is typed, what concerns the app as a whole at the end.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FunctionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.GetTypeByMetadataName("MultiCloud.TriggerAttribute") is null)
        {
            return;
        }

        context.RegisterSyntaxNodeAction(InnerFunction, SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
        if (!BuildReader.IsExecutable(context.Compilation))
        {
            context.RegisterSymbolAction(InLibrary, SymbolKind.Method);
            context.RegisterSymbolAction(static context => ServiceCheck.Run((INamedTypeSymbol)context.Symbol, isFunctionClass: false, new(context.Compilation), context.ReportDiagnostic), SymbolKind.NamedType);
            return;
        }

        var app = new AppCheck(context.Compilation, ManifestFile.Find(context.Options, context.CancellationToken), BuildReader.Read(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions));
        context.RegisterSymbolAction(app.Method, SymbolKind.Method);
        context.RegisterSymbolAction(app.Type, SymbolKind.NamedType);
        context.RegisterOperationAction(app.Invocation, OperationKind.Invocation);
        context.RegisterCompilationEndAction(app.End);
    }

    private static void InLibrary(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (TriggerParser.IsFunction(method))
        {
            var problem = Rules.TriggerInLibrary.At(method.Handler(), null, method.Handler(), context.Compilation.AssemblyName ?? "");
            context.ReportDiagnostic(problem.At(method.Locations[0]));
        }
    }

    private static void InnerFunction(SyntaxNodeAnalysisContext context)
    {
        var symbol = context.Node switch
        {
            LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } local => context.SemanticModel.GetDeclaredSymbol(local, context.CancellationToken),
            LambdaExpressionSyntax { AttributeLists.Count: > 0 } lambda => context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol,
            _ => null,
        };
        if (symbol is IMethodSymbol method && TriggerParser.IsFunction(method))
        {
            var faults = new Faults();
            MethodRules.Check(method, method.Name, faults);
            Report(faults, context.ReportDiagnostic);
        }
    }

    internal static void Report(Faults faults, Action<Diagnostic> report)
    {
        foreach (var fault in faults.Items)
        {
            report(fault.Problem.At(fault.Location));
        }
    }
}
