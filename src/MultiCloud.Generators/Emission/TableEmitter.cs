using System.Globalization;
using MultiCloud.Generators.Parsing;
using MultiCloud.Generators.Specs;
using MultiCloud.Model;

namespace MultiCloud.Generators.Emission;

/// <summary>Writes the table: what the app is made of, for the host.</summary>
internal static class TableEmitter
{
    private const string ReadOnlyList = "global::System.Collections.Generic.IReadOnlyList";

    public static string Emit(TableSpec table)
    {
        var code = CodeWriter.Begin().Open("namespace " + Known.Namespace)
            .Line(Known.Generated)
            .Line(Known.Hidden)
            .Open($"internal sealed class AppTable : {Known.Hosting}FunctionTable")
            .Line($"public override string App => {Literals.Text(table.App)};")
            .Line();
        Optional(code, "ProjectDirectory", table.ProjectDirectory);
        Optional(code, "UserSecretsId", table.UserSecretsId);
        Functions(code, table);
        Bindings(code, table);
        Json(code, table);
        code.Line($"public override {Known.Hosting}IFunctionHost CreateHost() => new global::{table.HostType}();").Line();
        BindingsEmitter.Emit(code, table);
        code.Line()
            .Line("[global::System.Runtime.CompilerServices.ModuleInitializer]")
            .Line("internal static void Register() => global::MultiCloud.FunctionApp.Register(typeof(AppTable).Assembly, static () => new AppTable());");
        return code.Close().Close().ToString();
    }

    private static void Optional(CodeWriter code, string property, string? value)
    {
        if (value is not null)
        {
            code.Line($"public override string? {property} => {Literals.Text(value)};").Line();
        }
    }

    private static void Functions(CodeWriter code, TableSpec table)
    {
        var type = Known.Hosting + "FunctionDescriptor";
        code.Line($"public override {ReadOnlyList}<{type}> Functions {{ get; }} =").Open($"new {type}[]");
        foreach (var row in table.Rows)
        {
            code.Open("new()")
                .Line($"Name = {Literals.Text(row.Name)},")
                .Line($"Handler = {Literals.Text(row.Handler)},")
                .Line($"Trigger = {Trigger(row.Trigger)},")
                .Line($"Settings = new() {{ {string.Join(", ", Settings(row))} }},");
            if (row.Batch)
            {
                code.Line("Batch = true,");
            }

            code.Line($"{(row.Trigger is HttpTrigger ? "Http" : "Event")} = new {Known.FunctionClass(row.Name)}().InvokeAsync,").Close(",");
        }

        code.Close(";").Line();
    }

    private static string Trigger(TriggerModel trigger) => trigger switch
    {
        HttpTrigger http => $"new {Known.Hosting}HttpFunctionTrigger({Literals.Text(http.Method)}, {Literals.Text(http.Route)})",
        QueueTrigger queue => $"new {Known.Hosting}QueueFunctionTrigger({Literals.Text(queue.Queue)})",
        TopicTrigger topic => $"new {Known.Hosting}TopicFunctionTrigger({Literals.Text(topic.Topic)})",
        BucketTrigger bucket =>
            $"new {Known.Hosting}BucketFunctionTrigger({Literals.Text(bucket.Bucket)}, {Literals.Text(bucket.Prefix)}, global::MultiCloud.BucketEvents.{Events(bucket)})",
        TimerTrigger timer => $"new {Known.Hosting}TimerFunctionTrigger({Literals.Text(timer.Cron)}, {Literals.Text(timer.TimeZone)})",
        _ => $"new {Known.Hosting}DirectFunctionTrigger()",
    };

    private static string Events(BucketTrigger bucket) => (bucket.Created, bucket.Deleted) switch
    {
        (true, true) => "All",
        (true, false) => "Created",
        (false, true) => "Deleted",
        _ => "None",
    };

    private static IEnumerable<string> Settings(TableRow function)
    {
        var options = function.Options;
        var kind = function.Trigger.Kind;
        yield return $"Unit = {Literals.Text(options.Unit ?? Defaults.UnitFor(function.Name, kind))}";
        yield return $"Timeout = global::System.TimeSpan.FromSeconds({Number(options.TimeoutSeconds ?? Defaults.TimeoutSeconds.DefaultFor(kind))}L)";
        yield return $"MemoryMb = {Number(options.MemoryMb ?? Defaults.MemoryMb.DefaultFor(kind))}";
        yield return $"Concurrency = {Number(options.Concurrency ?? Defaults.Concurrency.DefaultFor(kind))}";
        yield return $"MaxInstances = {Number(options.MaxInstances ?? Defaults.MaxInstances.DefaultFor(kind))}";
        yield return $"MinInstances = {Number(options.MinInstances ?? Defaults.MinInstances.DefaultFor(kind))}";
        if (function.Trigger is HttpTrigger)
        {
            yield return $"Access = global::MultiCloud.HttpAccess.{options.Access ?? Defaults.HttpAccess}";
        }
        else if (Defaults.MaxAttempts.Kinds.Contains(kind))
        {
            yield return $"MaxAttempts = {Number(options.MaxAttempts ?? Defaults.MaxAttempts.DefaultFor(kind))}";
            yield return $"BatchSize = {Number(function.Batch ? options.BatchSize ?? Defaults.BatchSize.DefaultFor(kind) : 1)}";
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Bindings(CodeWriter code, TableSpec table)
    {
        var type = Known.Hosting + "BindingDescriptor";
        var all = table.Bindings.Select(each => (each.Use.Kind, each.Use.Name)).Concat(table.Rows.SelectMany(Consumed)).Distinct()
            .OrderBy(each => each.Kind, StringComparer.Ordinal).ThenBy(each => each.Name, StringComparer.Ordinal);
        code.Line($"public override {ReadOnlyList}<{type}> Bindings {{ get; }} =").Open($"new {type}[]");
        foreach (var (kind, name) in all)
        {
            code.Line($"new({Known.Hosting}BindingKind.{char.ToUpperInvariant(kind[0])}{kind.Substring(1)}, {Literals.Text(name)}),");
        }

        code.Close(";").Line();
    }

    private static IEnumerable<(string Kind, string Name)> Consumed(TableRow function)
    {
        if (function.Trigger is QueueTrigger queue)
        {
            yield return (queue.Kind, queue.Queue);
        }
        else if (function.Trigger is TopicTrigger topic)
        {
            yield return (topic.Kind, topic.Topic);
        }
        else if (function.Trigger is BucketTrigger bucket)
        {
            yield return (bucket.Kind, bucket.Bucket);
        }
    }

    private static void Json(CodeWriter code, TableSpec table)
    {
        if (table.JsonContexts.Count == 0)
        {
            return;
        }

        var all = string.Join(", ", table.JsonContexts.Select(each => each + ".Default"));
        code.Line("public override global::System.Text.Json.Serialization.Metadata.IJsonTypeInfoResolver? JsonTypes =>")
            .Line(table.JsonContexts.Count == 1 ? $"    {all};" : $"    global::System.Text.Json.Serialization.Metadata.JsonTypeInfoResolver.Combine({all});")
            .Line();
    }
}
