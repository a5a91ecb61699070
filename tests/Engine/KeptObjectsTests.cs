using TrinoInfra.Engine.CrdBundle;
using YamlDotNet.RepresentationModel;

namespace TrinoInfra.Tests.Engine;

public sealed class KeptObjectsTests
{
    /// <summary>As the bundle has them: comments, braces, definitions, a policy with quotes around its name.</summary>
    private const string Bundle = """
        # Gateway API
        ---
        #
        # config/crd/standard/gateways.yaml
        #
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          annotations:
            gateway.networking.k8s.io/bundle-version: v1.5.1
            empty: ""
          name: gateways.gateway.networking.k8s.io
        spec:
          description: |-
            metadata:
              annotations:
                {{ not: this }} ünïcode 🚀
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata:
            name: "safe-upgrades.gateway.networking.k8s.io"
            labels:
                a: b
        ---
        kind: Binding
        metadata:
          # Why.
          annotations:
            # And how.
            a: b
        ---
        # The end.
        """;

    [Fact]
    public void Every_document_gets_the_policy_and_is_otherwise_the_same()
    {
        var (published, kept) = (Documents(Bundle), Documents(KeptObjects.Of(Bundle)));

        Assert.Equal(3, kept.Count);
        foreach (var (before, after) in published.Zip(kept))
        {
            var annotations = Map(Map(after)["metadata"])["annotations"];
            Assert.True(Map(annotations).Remove("helm.sh/resource-policy", out var policy));
            Assert.Equal("keep", $"{policy}");
            if (Map(annotations).Count == 0)
                Map(Map(after)["metadata"]).Remove("annotations");
            Assert.Equal<YamlNode>(before, after);
        }
    }

    [Fact]
    public void What_is_there_stays_as_it_is_written() =>
        Assert.Equal(
            Bundle.Split('\n'),
            KeptObjects.Of(Bundle).Split('\n').Where(line => line.Trim() != "helm.sh/resource-policy: keep" && line != "    annotations:"));

    [Theory]
    [InlineData("{ kind: A, metadata: { name: a } }")]
    [InlineData("kind: A")]
    [InlineData("- a")]
    public void What_it_cannot_annotate_is_said(string manifest) =>
        Assert.Throws<InvalidDataException>(() => KeptObjects.Of(manifest));

    private static List<YamlNode> Documents(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return [.. yaml.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>()];
    }

    private static IDictionary<YamlNode, YamlNode> Map(YamlNode node) => Assert.IsType<YamlMappingNode>(node).Children;
}
