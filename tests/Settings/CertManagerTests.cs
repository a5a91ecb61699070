namespace TrinoInfra.Tests.Settings;

public sealed class CertManagerTests
{
    [Theory]
    [InlineData("{}", true)]
    [InlineData("{ install: true }", true)]
    [InlineData("{ install: false }", false)]
    public void The_stack_brings_it_unless_told_otherwise(string certManager, bool installs)
    {
        var settings = TestStack.Good(more: ("certManager", certManager));
        Assert.Equal(installs, settings.CertManager.Install);
        Assert.Empty(settings.Notes);
    }

    [Theory]
    [InlineData("{ install: maybe }", "certManager.install: \"maybe\" is neither true nor false; give true or false")]
    [InlineData("{ version: 1 }", "certManager.version: unknown key; remove it, or use install")]
    public void What_is_wrong_with_it_is_said(string certManager, string fault) =>
        Assert.Equal([$"trino-infra:{fault}"], TestStack.Faults(more: ("certManager", certManager)));

    [Theory]
    [InlineData("tls: { secretName: a }", "true", true)]
    [InlineData("tls: { clusterIssuer: a }", "true", true)]
    [InlineData("existing: { name: a, namespace: b, listeners: { https: c } }", "true", true)]
    [InlineData("tls: { clusterIssuer: a }", "false", false)]
    [InlineData("tls: { issuer: selfSigned }", "true", false)]
    public void Asked_for_in_vain_it_is_a_note(string gateway, string install, bool says) => Assert.Equal(
        says
            ? ["Pulumi.dev.yaml: trino-infra:certManager.install: has no effect: only an authority of the stack's own brings cert-manager; leave it out, or give gateway.tls { issuer: selfSigned }"]
            : [],
        TestStack.Good("{ context: a, createNamespace: false }", $"{{ hostname: a.example, {gateway} }}", more: ("certManager", $"{{ install: {install} }}"))
            .Notes.Select(note => note.ToString()).Where(note => note.Contains("certManager", StringComparison.Ordinal)));
}
