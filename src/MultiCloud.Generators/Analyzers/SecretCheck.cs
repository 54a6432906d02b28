using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using MultiCloud.Generators.Parsing;
using MultiCloud.Model;

namespace MultiCloud.Generators.Analyzers;

/// <summary>Checks that <c>multicloud.json</c> names the secrets that code reads, for any stage or target.</summary>
internal static class SecretCheck
{
    public static void Run(IInvocationOperation call, Manifest? manifest, Action<Diagnostic> report)
    {
        if (call.TargetMethod is not { Name: "GetAsync" } method || !method.ContainingType.IsMultiCloud("ISecrets"))
        {
            return;
        }

        var argument = call.Arguments.FirstOrDefault(each => each.Parameter?.Ordinal == 0)?.Value;
        if (argument?.ConstantValue is not { HasValue: true, Value: string name })
        {
            return;
        }

        var named = Named(manifest).Distinct(StringComparer.Ordinal).ToArray();
        if (!named.Contains(name))
        {
            var list = string.Join(", ", named.Append(name).Select(each => $"\"{each}\""));
            report(Rules.SecretNotNamed.At(name, null, name, Nearest.Hint(name, named), list).At(argument.Syntax.GetLocation()));
        }
    }

    private static IEnumerable<string> Named(Manifest? manifest) => manifest is null
        ? []
        : manifest.Settings.Secrets.Concat(manifest.Stages.SelectMany(each => each.Settings.Secrets)).Concat(manifest.Targets.SelectMany(each => each.Settings.Secrets));
}
