using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using MultiCloud.Generators.Composition;
using MultiCloud.Generators.Parsing;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Analyzers;

/// <summary>The checks of one compilation of an app: it gathers functions and services as they are seen, and looks at them together at the end.</summary>
internal sealed class AppCheck(Compilation compilation, ManifestFile? file, BuildSpec build)
{
    private readonly ManifestSpec _manifest = file is null ? ManifestSpec.Empty : ManifestParser.Parse(file.Parsed.Manifest);
    private readonly JsonRoots _roots = new(compilation);
    private readonly Places _places = new();
    private readonly ConcurrentBag<FunctionSpec> _functions = [];
    private readonly ConcurrentBag<ServiceSpec> _services = [];
    private readonly ConcurrentDictionary<(string Id, Location Place), bool> _reported = new();
    private volatile bool _isPartial;

    public void Method(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!TriggerParser.IsFunction(method) || method.PartialDefinitionPart is not null)
        {
            return;
        }

        var faults = new Faults();
        Take(FunctionParser.ParseAttributed(method, faults), method, faults, context.ReportDiagnostic);
    }

    public void Type(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.TypeKind != TypeKind.Class || type.InstanceConstructors.All(each => each.Parameters.IsEmpty))
        {
            return;
        }

        ServiceCheck.Run(type, IsFunctionClass(type), _roots, context.ReportDiagnostic);
        if (ServiceParser.Parse(type) is { } service)
        {
            _services.Add(service);
            _places.Add(type);
        }
    }

    /// <summary>A secret read by a name that the compiler knows; other names are checked when they are read.</summary>
    public void Invocation(OperationAnalysisContext context) => SecretCheck.Run((IInvocationOperation)context.Operation, file?.Parsed.Manifest, context.ReportDiagnostic);

    public void End(CompilationAnalysisContext context)
    {
        foreach (var declared in _manifest.Declared)
        {
            Declared(declared, context.ReportDiagnostic);
        }

        foreach (var problem in file?.Parsed.Problems ?? default)
        {
            context.ReportDiagnostic(problem.At(file!.At(problem.Location!)));
        }

        var functions = _functions.OrderBy(each => each.Name, StringComparer.Ordinal).ThenBy(each => each.Handler, StringComparer.Ordinal).ToArray();
        if (functions.Length > 0 && EntryPointCheck.Run(compilation, context.CancellationToken) is { } unserved)
        {
            context.ReportDiagnostic(unserved);
        }

        var services = _services.OrderBy(each => each.Type, StringComparer.Ordinal).ToArray();
        var model = AppComposer.Model(_manifest.App ?? build.AppName ?? Names.Suggest(compilation.AssemblyName ?? "app"), functions, services);
        foreach (var problem in Validator.Validate(model, file?.Parsed.Manifest))
        {
            if (problem.Location is { } place)
            {
                context.ReportDiagnostic(problem.At(file!.At(place)));
            }
            else if (!Descriptors.IsAboutOnePlace(problem.Rule) && !(_isPartial && NeedsWholeApp.Contains(problem.Rule)))
            {
                context.ReportDiagnostic(problem.At(_places.Of(problem)));
            }
        }
    }

    /// <summary>Rules that would complain about what a broken function cannot do yet.</summary>
    private static IReadOnlyList<Rule> NeedsWholeApp { get; } = [Rules.NobodyConsumes, Rules.NobodyFeeds, Rules.UnknownFunction, Rules.ConfigUnknownReference];

    private void Take(FunctionSpec? function, IMethodSymbol method, Faults faults, Action<Diagnostic> report)
    {
        foreach (var fault in faults.Items)
        {
            // What is wrong with a constructor is found with every function of its class.
            if (_reported.TryAdd((fault.Problem.Rule.Id, fault.Location), true))
            {
                report(fault.Problem.At(fault.Location));
            }
        }

        if (function is null)
        {
            _isPartial = true;
            return;
        }

        _functions.Add(function);
        _places.Add(function, method);
        _roots.Check(function, method, report);
        if (function.Trigger is not (HttpTrigger or TimerTrigger))
        {
            return;
        }

        // Routes and schedules are right or wrong by themselves: an editor shows it while they are typed.
        foreach (var problem in Validator.ValidateTrigger(AppComposer.Model("app", [function], [])).Where(each => Descriptors.IsAboutOnePlace(each.Rule)))
        {
            report(problem.At(method.Locations[0]));
        }
    }

    private void Declared(DeclaredFunction declared, Action<Diagnostic> report)
    {
        if (HandlerResolver.Resolve(compilation, declared, out var problem) is { } method)
        {
            var faults = new Faults();
            Take(FunctionParser.Parse(method, declared.Name, declared.Trigger, declared.Options, faults), method, faults, report);
            return;
        }

        _isPartial = true;
        var place = file!.Parsed.Manifest.LocationOf($"functions.{declared.Name}.handler");
        report(problem!.At(place is null ? null : file.At(place)));
    }

    private bool IsFunctionClass(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().Any(TriggerParser.IsFunction)
        || _manifest.Declared.Any(each => each.Handler.StartsWith(type.Name() + ".", StringComparison.Ordinal));
}
