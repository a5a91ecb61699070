using TrinoInfra.Settings;
using YamlDotNet.RepresentationModel;

namespace TrinoInfra.Tests.Cluster;

/// <summary>cluster/kind.yaml, as it stands and as <c>make up</c> fills it in.</summary>
public sealed class KindConfigTests
{
    [Fact]
    public void As_it_stands_it_is_the_cluster_of_the_stack_dev()
    {
        using var world = new World();
        var facts = world.Facts("dev").Split('\n');
        var kind = Parse(File.ReadAllText(Repository.File("cluster/kind.yaml")));

        Assert.Contains($"CONTEXT=kind-{kind["name"]}", facts);
        Assert.Contains("CNI=cilium", facts);
        Assert.Equal("true", kind["networking"]["disableDefaultCNI"].ToString());
        Assert.Equal(["control-plane", "worker", "worker"], Nodes(kind).Select(node => $"{node["role"]}"));
        var nodePorts = new NodePorts();
        Assert.Equal(
            [$"127.0.0.1:80->{nodePorts.Http}", $"127.0.0.1:443->{nodePorts.Https}"], PortMappings(kind));
    }

    [Fact]
    public void All_nodes_run_one_image_pinned_by_digest()
    {
        var images = Nodes(Parse(File.ReadAllText(Repository.File("cluster/kind.yaml")))).Select(node => $"{node["image"]}").Distinct();
        Assert.Matches("^kindest/node:v1[.]36[.]1@sha256:[0-9a-f]{64}$", Assert.Single(images));
    }

    [Fact]
    public async Task Up_makes_the_cluster_of_the_stack_dev_with_it_as_it_stands()
    {
        using var world = new World();
        await world.Run("up");
        Assert.Equal(await File.ReadAllTextAsync(Repository.File("cluster/kind.yaml"), TestContext.Current.CancellationToken), world["kind.yaml"]);
    }

    [Theory]
    [InlineData("    http: serve\n", "    http: redirect\n    publicPorts: { http: 8080, https: 8443 }\n", "127.0.0.1:8080->30080 127.0.0.1:8443->30443", true)]
    [InlineData("    http: serve\n", "    http: off\n    publicPorts: { https: 9443 }\n", "127.0.0.1:9443->30443", true)]
    [InlineData("    http: serve\n", "    http: serve\n    nodePorts: { http: 31080, https: 31443 }\n", "127.0.0.1:80->31080 127.0.0.1:443->31443", true)]
    [InlineData("    exposure: nodePort\n", "    exposure: loadBalancer\n", "", true)]
    [InlineData("    cni: cilium\n", "    cni: existing\n", "127.0.0.1:80->30080 127.0.0.1:443->30443", false)]
    public async Task Up_fills_in_what_the_settings_say(string setting, string instead, string mappings, bool disablesCni)
    {
        using var world = new World();
        world["answers/address"] = "172.18.0.6";
        world.UseFacts(changes: (setting, instead));
        var run = await world.Run("up");

        run.Succeeds();
        var kind = Parse(world["kind.yaml"]);
        Assert.Equal(mappings, string.Join(' ', PortMappings(kind)));
        Assert.Equal(disablesCni, kind["networking"] is YamlMappingNode);
        Assert.Equal(3, Nodes(kind).Count());
    }

    [Fact]
    public async Task The_clusters_name_comes_from_the_stacks_context()
    {
        using var world = new World();
        world.UseFacts(changes: ("kind-trino", "kind-mine"));
        var run = await world.Run("up");

        run.Succeeds();
        Assert.StartsWith(
            "kind create cluster --name mine ",
            Assert.Single(world.Calls, call => call.StartsWith("kind create", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.DoesNotContain(world.Calls, call => call.Contains("kind-trino", StringComparison.Ordinal));
    }

    private static YamlMappingNode Parse(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static IEnumerable<YamlNode> Nodes(YamlMappingNode kind) => (YamlSequenceNode)kind["nodes"];

    private static IEnumerable<string> PortMappings(YamlMappingNode kind) =>
        Nodes(kind).OfType<YamlMappingNode>()
            .Where(node => node.Children.ContainsKey("extraPortMappings"))
            .SelectMany(node => (YamlSequenceNode)node["extraPortMappings"])
            .Select(mapping => $"{mapping["listenAddress"]}:{mapping["hostPort"]}->{mapping["containerPort"]}");
}
