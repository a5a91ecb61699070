using System.Text.Json.Nodes;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.CertManager;
using TrinoInfra.Tests.GatewayApi;

namespace TrinoInfra.Tests.CertManager;

/// <summary>cert-manager's objects, as its API wants them written.</summary>
public sealed class CertManagerTests
{
    private const string Annotations =
        """{ "pulumi.com/waitFor": "jsonpath={.status.conditions[?@.type=='Ready' && @.observedGeneration==$.metadata.generation].status}=True", "pulumi.com/timeoutSeconds": "600" }""";

    private static readonly Dictionary<string, (CertificatePrivateKeyArgs Args, string Json)> KeyForms = new()
    {
        ["RSA"] = (CertificatePrivateKeyArgs.RSA(4096), """{ "algorithm": "RSA", "size": 4096 }"""),
        ["ECDSA"] = (CertificatePrivateKeyArgs.ECDSA(256, PrivateKeyRotationPolicy.Always), """{ "algorithm": "ECDSA", "size": 256, "rotationPolicy": "Always" }"""),
        ["Ed25519"] = (CertificatePrivateKeyArgs.Ed25519(PrivateKeyRotationPolicy.Never), """{ "algorithm": "Ed25519", "rotationPolicy": "Never" }"""),
    };

    private static readonly Dictionary<string, (IssuerReferenceArgs Args, string Json)> ReferenceForms = new()
    {
        ["Issuer"] = (IssuerReferenceArgs.Issuer("a"), """{ "name": "a", "kind": "Issuer", "group": "cert-manager.io" }"""),
        ["ClusterIssuer"] = (IssuerReferenceArgs.ClusterIssuer("a"), """{ "name": "a", "kind": "ClusterIssuer", "group": "cert-manager.io" }"""),
        ["another's"] = (new() { Name = "a", Kind = "Other", Group = "example.com" }, """{ "name": "a", "kind": "Other", "group": "example.com" }"""),
    };

    public static TheoryData<string> Keys => [.. KeyForms.Keys];
    public static TheoryData<string> References => [.. ReferenceForms.Keys];

    [Fact]
    public async Task Certificate_is_written_whole() => Same(
        $$"""
        {
          "apiVersion": "cert-manager.io/v1",
          "kind": "Certificate",
          "metadata": { "name": "certs", "namespace": "here", "annotations": {{Annotations}} },
          "spec": {
            "secretName": "trino-coordinator-certs",
            "dnsNames": ["trino.example.com", "*.trino.example.com"],
            "commonName": "trino.example.com",
            "isCA": false,
            "duration": "2160h",
            "renewBefore": "720h",
            "privateKey": { "algorithm": "ECDSA", "size": 256 },
            "issuerRef": { "name": "ca", "kind": "Issuer", "group": "cert-manager.io" },
            "usages": ["digital signature", "server auth"]
          }
        }
        """,
        await Rendering.ManifestAsync(() => new Certificate("certs", new CertificateArgs
        {
            Metadata = new ObjectMetaArgs { Namespace = "here" },
            Spec = new CertificateSpecArgs
            {
                SecretName = "trino-coordinator-certs",
                DnsNames = ["trino.example.com", "*.trino.example.com"],
                CommonName = "trino.example.com",
                IsCA = false,
                Duration = "2160h",
                RenewBefore = "720h",
                PrivateKey = CertificatePrivateKeyArgs.ECDSA(256),
                IssuerRef = IssuerReferenceArgs.Issuer("ca"),
                Usages = [KeyUsage.DigitalSignature, KeyUsage.ServerAuth],
            },
        })));

    [Fact]
    public async Task A_chain_of_issuers_is_written_whole()
    {
        var resources = await Rendering.ResourcesAsync(() =>
        {
            var root = new ClusterIssuer("root", new ClusterIssuerArgs { Spec = IssuerSpecArgs.SelfSigned() });
            var authority = new Certificate("authority", new CertificateArgs
            {
                Spec = new CertificateSpecArgs { SecretName = "authority", CommonName = "authority", IsCA = true, IssuerRef = root.Reference },
            });
            _ = new Issuer("issuer", new IssuerArgs { Name = "own", Spec = IssuerSpecArgs.CA(authority.SecretName) });
        });

        Same(
            $$"""
            [
              {
                "apiVersion": "cert-manager.io/v1", "kind": "Certificate", "metadata": { "name": "authority", "annotations": {{Annotations}} },
                "spec": { "secretName": "authority", "commonName": "authority", "isCA": true, "issuerRef": { "name": "root", "kind": "ClusterIssuer", "group": "cert-manager.io" } }
              },
              {
                "apiVersion": "cert-manager.io/v1", "kind": "ClusterIssuer", "metadata": { "name": "root", "annotations": {{Annotations}} },
                "spec": { "selfSigned": {} }
              },
              {
                "apiVersion": "cert-manager.io/v1", "kind": "Issuer", "metadata": { "name": "own", "annotations": {{Annotations}} },
                "spec": { "ca": { "secretName": "authority" } }
              }
            ]
            """,
            new JsonArray([.. resources.OrderBy(resource => resource.Type, StringComparer.Ordinal).Select(resource => resource.Manifest)]));
        Assert.All(resources, resource => Assert.StartsWith("kubernetes:cert-manager.io/v1:", resource.Type));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Private_key_is_written_with_its_algorithm(string form) => Same(
        KeyForms[form].Json,
        (await SpecAsync(new() { SecretName = "a", IssuerRef = IssuerReferenceArgs.Issuer("b"), PrivateKey = KeyForms[form].Args }))["privateKey"]);

    [Theory]
    [MemberData(nameof(References))]
    public async Task Issuer_is_named_with_its_kind(string form) => Same(
        ReferenceForms[form].Json, (await SpecAsync(new() { SecretName = "a", IssuerRef = ReferenceForms[form].Args }))["issuerRef"]);

    private static async Task<JsonNode> SpecAsync(CertificateSpecArgs spec) =>
        (await Rendering.ManifestAsync(() => new Certificate("certs", new CertificateArgs { Spec = spec })))["spec"]!;

    private static void Same(string expected, JsonNode? actual) =>
        Assert.Equal(Rendering.Normal(JsonNode.Parse(expected)), Rendering.Normal(actual));
}
