using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>Stacks that say of which other they are the comparison.</summary>
public sealed class BenchTests
{
    private const string Cluster = "{ context: kind-trino }", Gateway = "{ hostname: trino.example.com }";
    private const string Two = "[{ name: stable, weight: 9 }, { name: canary, weight: 1 }]";

    [Fact]
    public void It_takes_all_from_the_other()
    {
        var bench = Good(Measured());

        Assert.Equal(("dev", "kind-trino", "trino-namespace-bench"), (bench.Of, bench.Cluster.Context, bench.Namespace.ToString()));
        Assert.Equal(["stable-bench.trino.example.com", "canary-bench.trino.example.com"], Hosts(bench));
    }

    [Theory]
    [InlineData("[{ name: a, weight: 1 }, { name: a-bench, weight: 1 }]", "a-bench-bench.trino.example.com", "a-bench-bench-bench.trino.example.com")]
    [InlineData("[{ name: a, weight: 1 }, { name: b, weight: 1, external: { host: b.example.com, port: 8080 } }]", "a-bench.trino.example.com")]
    public void A_host_is_no_tracks_own_and_an_external_track_has_none(string tracks, params string[] hosts) =>
        Assert.Equal(hosts, Hosts(Good(Measured(tracks: tracks))));

    [Theory]
    [InlineData("{ hostname: a.example, trackHosts: none }", "stable-bench.a.example")]
    [InlineData("{ hostname: a.example, trackHosts: 'q-{track}.b.example' }", "q-stable-bench.b.example")]
    [InlineData("{ hostname: a.example, trackHosts: '{track}.b.example', tls: { secretName: s } }", "stable-bench.b.example")]
    public void The_host_is_where_the_tracks_hosts_are(string gateway, string host) => Assert.Equal(host, Hosts(Good(Measured(gateway: gateway)))[0]);

    /// <summary>The engine hands over every default of Pulumi.yaml.</summary>
    [Fact]
    public void An_empty_key_beside_it_says_nothing() => Good(
        Measured(), [.. SettingsReader.Keys.Where(key => key is not "benchOf").Select(key => (key, key switch { "tracks" => "[]", "primary" => "''", _ => "{}" }))]);

    [Fact]
    public void Every_key_beside_it_but_mirrors_is_a_fault() => Assert.Equal(
        [
            "trino-infra:cluster: stands beside benchOf, by which cluster is that of dev; remove it, or set it in Pulumi.dev.yaml",
            "trino-infra:primary: stands beside benchOf, by which primary is that of dev; remove it, or set it in Pulumi.dev.yaml",
            "trino-infra:trakcs: unknown key; did you mean tracks?",
        ],
        Faults(Measured(), ("cluster", Cluster), ("primary", "stable"), ("trakcs", "[]"), ("mirrors", "{ images: { registry: r.corp } }")));

    [Theory]
    [InlineData("{ hostname: a.example, existing: { name: shared, namespace: platform, listeners: { https: https } } }", Two,
        "\"dev\" attaches to a Gateway of the platform's, whose certificate no Ingress has; compare a stack with a Gateway of its own")]
    [InlineData("{ hostname: a.example, trackHosts: none, tls: { secretName: corp } }", Two,
        "\"dev\" has its certificate in the Secret \"corp\", which covers no host for an Ingress; compare a stack whose gateway.tls has certificates issued, or whose gateway.trackHosts begins with {track}. so that a wildcard covers all")]
    [InlineData(Gateway, "[{ name: old, weight: 1, external: { host: old.example.com, port: 8080 } }]",
        "\"dev\" has external tracks alone, of which an Ingress knows no Service; compare a stack with a track of its own")]
    public void What_no_Ingress_can_serve_is_a_fault(string gateway, string tracks, string fault) =>
        Assert.Equal([$"trino-infra:benchOf: {fault}"], Faults(Measured(gateway, tracks)));

    [Fact]
    public void A_name_too_long_for_a_host_is_a_fault()
    {
        var hostname = string.Join('.', Enumerable.Repeat(new string('h', 60), 4)) + ".e";
        Assert.Contains("has names so long that ", Assert.Single(Faults(Measured($"{{ hostname: {hostname} }}", "[{ name: stable, weight: 1 }]"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_of_the_others_is_asked_for_anew_and_no_other()
    {
        var mirrored = Measured() with { Mirrors = new() { Charts = new(ChartRepositoryUrl.Of("oci://r.corp/charts"), "robot", new Secret("x")) } };

        Assert.Equal(
            ["trino-infra:benchOf: \"dev\" pulls its charts with a password, which is encrypted for that stack alone; give trino-infra:mirrors here too"],
            Faults(mirrored));
        Assert.Equal("oci://other.corp/c", $"{Good(mirrored, ("mirrors", "{ charts: { repository: oci://other.corp/c } }")).Mirrors.Charts?.Url}");
    }

    [Fact]
    public void Pull_secrets_are_asked_for_in_its_namespace()
    {
        var dev = TestStack.Source([("cluster", Cluster), ("gateway", Gateway), ("tracks", Two), ("mirrors", "{ images: { pullSecrets: [corp] } }")]);

        Assert.True(Read("dev-bench", "dev", _ => new Checked<SettingsSource>.Good(dev)).TryGet(out var declared, out _));
        Assert.Equal(
            "Pulumi.dev-bench.yaml: trino-infra:benchOf: the Secrets of mirrors.images.pullSecrets cannot be there before this stack, which makes the namespace trino-namespace-bench; "
            + "put them into it while `pulumi up` waits for the pods, or have them copied into new namespaces",
            Assert.Single(declared.Notes).ToString());
    }

    [Fact]
    public void A_stack_of_another_name_is_a_fault() => Assert.Equal(
        "Pulumi.mine.yaml: trino-infra:benchOf: \"dev\" is compared by the stack dev-bench alone; rename this file to Pulumi.dev-bench.yaml",
        Assert.Single(Read("mine", "dev", _ => Sources()).TryGet(out _, out var faults) ? [] : faults).ToString());

    [Theory]
    [InlineData("[a]", "Pulumi.dev-bench.yaml: trino-infra:benchOf: a list is neither a text nor a number; give the name of a stack, such as dev")]
    [InlineData("{ secure: v1 }", "Pulumi.dev-bench.yaml: trino-infra:benchOf: is encrypted, and without the engine nobody knows it; give it in the open: encrypt passwords only")]
    public void A_name_that_is_none_is_a_fault(string benchOf, string fault) =>
        Assert.Equal(fault, Assert.Single(Read("dev-bench", benchOf, _ => throw new InvalidOperationException()).TryGet(out _, out var faults) ? [] : faults).ToString());

    [Fact]
    public void The_faults_of_the_other_are_its_own()
    {
        var bad = TestStack.Source([("cluster", Cluster), ("gateway", Gateway), ("tracks", "[{ name: stable, weight: x }]")]);

        Assert.False(Read("dev-bench", "dev", _ => new Checked<SettingsSource>.Good(bad)).TryGet(out _, out var faults));
        Assert.StartsWith("Pulumi.dev.yaml: trino-infra:tracks[0].weight: ", Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    /// <summary>Commands about tracks are for the stack that has them.</summary>
    [Fact]
    public void It_has_no_tracks() => Assert.Equal(
        ["trino-infra:benchOf: \"dev\" is what this stack is compared with: it has no tracks of its own; name that stack"],
        TestStack.Faults(SettingsReader.Read(TestStack.Source([("benchOf", "dev")]))));

    [Theory]
    [InlineData("data", "data-bench")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bench")]
    public void The_namespace_follows_from_the_others(string ns, string name) => Assert.Equal(name, $"{GatewayNames.BenchNamespace(DnsLabel.Of(ns))}");

    [Fact]
    public void Long_namespaces_stay_apart()
    {
        var names = new[] { "b", "c" }.Select(end => $"{GatewayNames.BenchNamespace(DnsLabel.Of(new string('a', 62) + end))}").ToList();

        Assert.Equal(2, names.Distinct().Count());
        Assert.All(names, name => Assert.Equal(63, name.Length));
    }

    private static StackSettings Measured(string gateway = Gateway, string tracks = Two) => TestStack.Good(Cluster, gateway, tracks);

    private static string[] Hosts(BenchSettings bench) => [.. bench.Tracks.Select(track => bench.HostOf(track.Name))];

    private static BenchSettings Good(StackSettings measured, params (string Key, string Yaml)[] beside) =>
        BenchOf.Read(measured, beside).ValueOrThrow();

    private static string[] Faults(StackSettings measured, params (string Key, string Yaml)[] beside)
    {
        Assert.False(BenchOf.Read(measured, beside).TryGet(out _, out var faults), "There is no fault.");
        return [.. faults.Select(fault => fault.ToString()["Pulumi.dev-bench.yaml: ".Length..])];
    }

    private static Checked<IDeclaration> Read(string stack, string benchOf, Func<string, Checked<SettingsSource>> load) =>
        DeclarationReader.Read(TestStack.Source([("benchOf", benchOf)]) with { File = $"Pulumi.{stack}.yaml" }, stack, load);

    private static Checked<SettingsSource> Sources() =>
        new Checked<SettingsSource>.Good(TestStack.Source([("cluster", Cluster), ("gateway", Gateway), ("tracks", Two)]));
}
