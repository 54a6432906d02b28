using CsCheck;
using MultiCloud.Model.Tests.Configuration;
using NJsonSchema;

namespace MultiCloud.Model.Tests.Reference;

public class ManifestSchemaTests
{
    [Fact]
    public void Schema_InTheRepository_IsWhatTheCodeSays() => GeneratedFile.Check("docs/multicloud.schema.json", ManifestSchema.Write());

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "functions": { "f": { "timeoutSeconds": 900, "access": "public" } }, "http": { "cors": null } }""")]
    [InlineData("""{ "targets": { "north": { "region": "n-1", "sharedApp": true } }, "stages": { "prod": { "environment": { "A": "1" } } } }""")]
    [InlineData("""{ "http": { "cors": { "origins": ["*", "https://shop.example:8443"], "methods": ["GET"] } }, "secrets": ["a-key"] }""")]
    [InlineData("""{ "functions": { "f": { "handler": "A.B.C", "trigger": { "kind": "timer", "cron": "0 3 * * *" } } } }""")]
    [InlineData("""{ "ap": "shop" }""")]
    [InlineData("""{ "app": "Shop" }""")]
    [InlineData("""{ "app": 1 }""")]
    [InlineData("""{ "functions": { "F": {} } }""")]
    [InlineData("""{ "functions": { "f": { "timeoutSeconds": 901 } } }""")]
    [InlineData("""{ "functions": { "f": { "timeoutSeconds": "30" } } }""")]
    [InlineData("""{ "functions": { "f": { "access": "pubic" } } }""")]
    [InlineData("""{ "functions": { "f": { "handler": "Run" } } }""")]
    [InlineData("""{ "stages": { "prod": { "functions": { "f": { "handler": "A.B" } } } } }""")]
    [InlineData("""{ "http": { "cors": {} } }""")]
    [InlineData("""{ "http": { "cors": { "origins": ["shop.example"] } } }""")]
    [InlineData("""{ "http": null }""")]
    [InlineData("""{ "environment": { "MULTICLOUD_STAGE": "x" } }""")]
    [InlineData("""{ "environment": { "A": 1 } }""")]
    [InlineData("""{ "secrets": { "a": "b" } }""")]
    [InlineData("""{ "targets": { "t": { "enviroment": {} } } }""")]
    public async Task Schema_Sample_AgreesWithTheParser(string json)
    {
        var schema = await JsonSchema.FromJsonAsync(ManifestSchema.Write(), TestContext.Current.CancellationToken);

        Assert.Equal(Manifest.Parse("m", json).Problems.Count == 0, schema.Validate(json).Count == 0);
    }

    [Fact]
    public async Task Schema_FullSample_IsValid()
    {
        var schema = await JsonSchema.FromJsonAsync(ManifestSchema.Write(), TestContext.Current.CancellationToken);
        var json = ManifestTests.Full.Replace("// the name", "", StringComparison.Ordinal).Replace("},\n  }", "}\n  }", StringComparison.Ordinal).Replace("},\n}", "}\n}", StringComparison.Ordinal);

        Assert.Empty(schema.Validate(json));
    }

    [Fact]
    public async Task Schema_RandomNumbersAndWords_AgreeWithTheParser()
    {
        var schema = await JsonSchema.FromJsonAsync(ManifestSchema.Write(), TestContext.Current.CancellationToken);
        var value = Gen.OneOf(Gen.Int[-1, 11_000].Select(i => $"{i}"), RandomText.One("null", "true", "\"public\"", "\"a-name\"", "\"A\"", "[]", "{}", "\"\"", "\"0 3 * * *\""));
        var name = RandomText.One("timeoutSeconds", "memoryMb", "access", "unit", "handler", "trigger", "formerly", "batchSize", "other");
        Gen.Select(name, value).Sample(
            (property, text) =>
            {
                var json = $$"""{ "functions": { "f": { "{{property}}": {{text}} } } }""";
                return Manifest.Parse("m", json).Problems.Count == 0 == (schema.Validate(json).Count == 0);
            },
            iter: 1_000);
    }
}
