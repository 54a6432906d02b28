namespace MultiCloud.Model;

/// <summary>Names follow the pattern, and a function's name is its own.</summary>
internal static class NameRules
{
    public static void Check(Findings findings)
    {
        Check(findings, "App", findings.Model.Name, "", findings.Place("app"));
        foreach (var function in findings.Functions)
        {
            Check(findings, "Function", function.Name, function.Name, null);
            Check(findings, "Unit", function.Options.Unit, function.Name, null);
            var (kind, name) = function.Trigger switch
            {
                QueueTrigger queue => ("queue", queue.Queue),
                TopicTrigger topic => ("topic", topic.Topic),
                BucketTrigger bucket => ("bucket", bucket.Bucket),
                _ => ("", null),
            };
            Check(findings, Capital(kind), name, function.Name, findings.TriggerPlace(function.Name, kind));
        }

        foreach (var use in findings.Functions.SelectMany(f => f.Bindings).Concat(findings.Model.SharedBindings).Where(use => use.Kind != "secrets"))
        {
            Check(findings, Capital(use.Kind), use.Name, use.Name, null);
        }

        foreach (var same in findings.Functions.GroupBy(f => f.Name, StringComparer.Ordinal))
        {
            var first = same.First();
            foreach (var other in same.Skip(1))
            {
                var number = 2;
                while (findings.Functions.Any(each => each.Name == $"{same.Key}-{number}"))
                {
                    number++;
                }

                findings.Report(Rules.DuplicateFunction.At(same.Key, null, same.Key, first.Handler, other.Handler) with { Correction = new($"{same.Key}-{number}", same.Key) });
            }
        }
    }

    private static void Check(Findings findings, string what, string? name, string subject, FileLocation? location)
    {
        if (name is not null && !Names.IsValid(name))
        {
            var suggestion = Names.Suggest(name);
            findings.Report(Rules.InvalidName.At(subject, location, what, name, suggestion) with { Correction = new(suggestion, name) });
        }
    }

    private static string Capital(string word) => word.Length == 0 ? "" : char.ToUpperInvariant(word[0]) + word.Substring(1);
}
