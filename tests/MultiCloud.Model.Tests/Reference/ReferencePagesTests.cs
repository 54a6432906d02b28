namespace MultiCloud.Model.Tests.Reference;

public class ReferencePagesTests
{
    [Fact]
    public void Defaults_Page_IsWhatTheCodeSays() => GeneratedFile.Check("docs/reference/defaults.md", DefaultsPage.Write());

    [Fact]
    public void Manifest_Page_IsWhatTheCodeSays() => GeneratedFile.Check("docs/reference/multicloud-json.md", ManifestPage.Write());
}
