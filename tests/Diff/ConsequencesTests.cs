using System.Text.Json.Nodes;
using TrinoInfra.Diff;
using TrinoInfra.Diff.Consequences;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Diff;

/// <summary>What a change does to those who use the stack: for each effect a change that has it, and one like it that has not.</summary>
public sealed class ConsequencesTests
{
    private const string Gateway = "{ hostname: trino.example.com }";
    private const string Balanced = "hostname: trino.example.com, exposure: loadBalancer, http: redirect";

    // { name: old, weight: 90, version: '479', chart: 1.42.2 } beside v2 with 10.
    private static string Tracks(string ofFirst = "weight: 90, version: '479', chart: 1.42.2", string ofSecond = "weight: 10, version: '480', chart: 1.42.2") =>
        $"[{{ name: old, {ofFirst} }}, {{ name: new, {ofSecond} }}]";

    private static string WithExternal(string external, int weight = 5) =>
        $"{Tracks()[..^1]}, {{ name: old-corp, weight: {weight}, external: {{ {external} }} }}]";

    public static TheoryData<string, Change, Change> Changes { get; } = new()
    {
        {
            nameof(Effects.CoordinatorRestarts),
            new(new(), new() { Tracks = Tracks("weight: 90, version: '480', chart: 1.42.2") }) { Told = "danger: track old: its coordinator restarts, its queries end (values.image.tag); add a track with the new settings, move the weight to it, then remove this one" },
            new(new(), new() { Tracks = Tracks("weight: 50, version: '479', chart: 1.42.2") })
        },
        {
            nameof(Effects.CoordinatorRestarts),
            new(new(), new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.1") }),
            // Whence it comes is in no pod.
            new(new(), new() { More = [("mirrors", "{ charts: { repository: oci://registry.example/charts } }")] })
        },
        {
            nameof(Effects.CoordinatorRestarts),
            new(new(), new() { More = [("mirrors", "{ images: { of: { docker.io: registry.example } } }")] }),
            new(new(), new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2, values: { serviceMonitor: { labels: { a: b } } }") })
        },
        {
            nameof(Effects.CoordinatorOfNoShareRestarts),
            new(
                new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2", "weight: 0, version: '479', chart: 1.42.2") },
                new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2", "weight: 0, version: '480', chart: 1.42.2") }),
            new(
                new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2", "weight: 0, version: '480', chart: 1.42.2") },
                new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2", "weight: 5, version: '480', chart: 1.42.2") })
        },
        {
            nameof(Effects.WorkersRoll),
            new(new(), new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2, resources: { worker: { heap: 5G } }") }),
            new(new(), new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2, workers: 5") })
        },
        {
            nameof(Effects.ReleaseReplaced),
            new(new(), new() { Cluster = "{ context: kind-trino, namespace: elsewhere }" }),
            new(new(), new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2, workers: 5") })
        },
        {
            nameof(Effects.TrackRemoved),
            new(new(), new() { Tracks = "[{ name: new, weight: 10, version: '480', chart: 1.42.2 }]" }),
            new(
                new() { Tracks = Tracks("weight: 0, version: '479', chart: 1.42.2") },
                new() { Tracks = "[{ name: new, weight: 10, version: '480', chart: 1.42.2 }]" })
        },
        {
            nameof(Effects.UndrainedTrackRemoved),
            new(
                new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2, drain: 0s") },
                new() { Tracks = "[{ name: new, weight: 10, version: '480', chart: 1.42.2 }]" }),
            new(new(), new() { Tracks = "[{ name: new, weight: 10, version: '480', chart: 1.42.2 }]" })
        },
        {
            nameof(Effects.DrainShortened),
            new(new(), new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2, drain: 2m") }) { Told = "warning: track old: once it is removed, its queries have less time to finish (300 s to 120 s); see how long its longest queries run" },
            new(new(), new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2, drain: 20m") })
        },
        {
            nameof(Effects.DrainShortened),
            new(new(), new() { Tracks = Tracks("weight: 90, version: '479', chart: 1.42.2, drain: 0s") }),
            new(new(), new() { Tracks = "[{ name: new, weight: 10, version: '480', chart: 1.42.2 }]" })
        },
        {
            nameof(Effects.PrimaryChanged),
            new(new(), new() { More = [("primary", "new")] }) { Told = "warning: track new: the Web UI, and whatever is not a statement, moves to another track: who is logged in there logs in anew (instead of old); tell those who use it" },
            new(new(), new() { More = [("primary", "old")] })
        },
        {
            nameof(Effects.AuthenticationDiffers),
            new(new() { Gateway = $"{{ {Balanced} }}" }, new() { Gateway = $"{{ {Balanced} }}", Tracks = Tracks(WithPasswords) }),
            new(new() { Gateway = $"{{ {Balanced} }}" }, new() { Gateway = $"{{ {Balanced} }}", Tracks = Tracks(WithPasswords, WithPasswords) })
        },
        {
            nameof(Effects.ExternalMoved),
            new(new() { Tracks = WithExternal("host: a.corp") }, new() { Tracks = WithExternal("host: b.corp") }),
            new(new() { Tracks = WithExternal("host: a.corp") }, new() { Tracks = WithExternal("host: a.corp", weight: 7) })
        },
        {
            nameof(Effects.ExternalTlsChanged),
            new(new() { Tracks = WithExternal("host: a.corp, port: 8443") }, new() { Tracks = WithExternal("host: a.corp, port: 8443, tls: true") }),
            new(new(), new() { Tracks = WithExternal("host: a.corp, tls: true") })
        },
        {
            nameof(Effects.ExternalTlsChanged),
            new(new() { Tracks = WithExternal("host: a.corp, tls: { hostname: b.corp }") }, new() { Tracks = WithExternal("host: a.corp, tls: { hostname: c.corp }") }),
            new(new() { Tracks = WithExternal("host: a.corp, tls: true") }, new())
        },
        {
            nameof(Effects.TrackRemoved),
            new(new() { Tracks = WithExternal("host: a.corp") }, new()),
            new(new() { Tracks = WithExternal("host: a.corp", weight: 0) }, new())
        },
        {
            nameof(Effects.AddressGone),
            new(new(), new() { Gateway = "{ hostname: sql.example.com }" }),
            new(new(), new() { Gateway = "{ hostname: trino.example.com, aliases: [sql.example.com] }" })
        },
        {
            nameof(Effects.AddressGone),
            new(new(), new() { Gateway = "{ hostname: trino.example.com, trackHosts: none }" }),
            new(new(), new() { Gateway = "{ hostname: trino.example.com, timeouts: { request: 400s } }" })
        },
        {
            nameof(Effects.AddressGone),
            new(new(), new() { Gateway = "{ hostname: trino.example.com, publicPorts: { http: 8080, https: 8443 } }" }),
            new(new() { Gateway = "{ hostname: trino.example.com, aliases: [b.example.com, a.example.com] }" }, new() { Gateway = "{ hostname: trino.example.com, aliases: [a.example.com, b.example.com] }" })
        },
        {
            nameof(Effects.PlainHttpGone),
            new(new(), new() { Gateway = "{ hostname: trino.example.com, http: off }" }),
            new(new() { Gateway = "{ hostname: trino.example.com, http: off }" }, new())
        },
        {
            nameof(Effects.GatewayChanged),
            new(
                new() { Gateway = $"{{ {Balanced} }}" },
                new() { Gateway = "{ hostname: trino.example.com, existing: { name: shared, namespace: platform, listeners: { https: https } } }" }),
            new(new() { Gateway = $"{{ {Balanced} }}" }, new() { Gateway = $"{{ {Balanced}, replicas: 2 }}" })
        },
        {
            nameof(Effects.ServiceChanged),
            new(new(), new() { Gateway = $"{{ {Balanced} }}" }),
            new(new() { Gateway = $"{{ {Balanced} }}" }, new() { Gateway = $"{{ {Balanced}, service: {{ annotations: {{ a.example/b: c }} }} }}" })
        },
        {
            nameof(Effects.ServiceChanged),
            new(new() { Gateway = $"{{ {Balanced} }}" }, new() { Gateway = $"{{ {Balanced}, service: {{ loadBalancerClass: service.k8s.aws/nlb }} }}" }),
            new(new(), new() { Gateway = "{ hostname: trino.example.com, replicas: 3 }" })
        },
        {
            nameof(Effects.IssuerChanged),
            new(
                new() { Gateway = $"{{ {Balanced}, tls: {{ clusterIssuer: one }} }}" },
                new() { Gateway = $"{{ {Balanced}, tls: {{ clusterIssuer: other }} }}" }),
            new(
                new() { Gateway = $"{{ {Balanced}, tls: {{ clusterIssuer: one }} }}" },
                new() { Gateway = $"{{ {Balanced}, tls: {{ clusterIssuer: one }}, aliases: [sql.example.com] }}" })
        },
        {
            nameof(Effects.IssuerChanged),
            new(
                new() { Gateway = $"{{ {Balanced}, tls: {{ secretName: one }} }}" },
                new() { Gateway = $"{{ {Balanced}, tls: {{ secretName: other }} }}" }),
            new(new() { Gateway = $"{{ {Balanced}, tls: {{ secretName: one }} }}" }, new() { Gateway = $"{{ {Balanced}, tls: {{ secretName: one }}, replicas: 2 }}" })
        },
        {
            nameof(Effects.NamespaceGone),
            new(new(), new() { Cluster = "{ context: kind-trino, createNamespace: false }" }),
            new(new(), new() { Cluster = "{ context: kind-trino, createNamespace: true }" })
        },
        {
            nameof(Effects.NamespaceTaken),
            new(new() { Cluster = "{ context: kind-trino, createNamespace: false }" }, new()),
            new(new() { Cluster = "{ context: kind-trino, cni: existing }", More = [("certManager", "{ install: false }")] }, new() { Cluster = "{ context: kind-trino, cni: existing }" })
        },
        {
            nameof(Effects.SharedReleaseGone),
            new(new() { Cluster = "{ context: kind-trino, cni: cilium }" }, new() { Cluster = "{ context: kind-trino, cni: existing }" }),
            new(new() { Cluster = "{ context: kind-trino, cni: existing }" }, new() { Cluster = "{ context: kind-trino, cni: cilium }" })
        },
        {
            nameof(Effects.SharedReleaseGone),
            new(new(), new() { More = [("istio", "{ install: false }")] }),
            // Its definitions stay.
            new(new(), new() { More = [("gatewayApi", "{ install: false }")] })
        },
        {
            nameof(Effects.AnotherCluster),
            new(new(), new() { Cluster = "{ context: kind-other }" }),
            new(new(), new() { Tracks = Tracks("weight: 91, version: '479', chart: 1.42.2") })
        },
        {
            nameof(Effects.NetworkRestarts),
            new(
                new() { Cluster = "{ context: kind-trino, cni: cilium }" },
                new() { Cluster = "{ context: kind-trino, cni: cilium }", More = [("mirrors", "{ images: { of: { quay.io: registry.example } } }")] }),
            new(
                new() { Cluster = "{ context: kind-trino, cni: cilium }" },
                new() { Cluster = "{ context: kind-trino, cni: cilium }", More = [("mirrors", "{ charts: { repository: oci://registry.example/charts } }")] })
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_is_told_by_its_effect_and_a_like_one_without_it_is_not(string effect, Change hurts, Change harmless)
    {
        var told = await hurts.ConsequencesAsync();
        Assert.Contains(told.All, consequence => consequence.Effect == Named(effect));
        if (hurts.Told is { } line)
            Assert.Contains(line, told.All.Select(consequence => $"{consequence.Severity.ToString().ToLowerInvariant()}: {consequence}"));
        Assert.DoesNotContain((await harmless.ConsequencesAsync()).All, consequence => consequence.Effect == Named(effect));
    }

    [Fact]
    public void Every_effect_is_tried() => Assert.Empty(Effects.Table
        .Except(Changes.Select(row => Named(row.Data.Item1)))
        .Except([Effects.DefinitionsDowngraded, Effects.RouteReplaced, Effects.Replaced]));

    [Fact]
    public void The_page_on_operations_shows_the_table() => Golden.MatchesSection(
        "docs/operations.md",
        "## What else hurts",
        "| a change | is | what it does | the way out |\n|---|---|---|---|\n"
        + string.Concat(Effects.Table.Select(effect =>
            $"| {effect.Change} | {(effect.Severity == Severity.Danger ? "danger" : "warning")} | {effect.Does} | {effect.WayOut} |\n")));

    [Theory]
    [InlineData("gateway-api-crds", "1.6.0", nameof(Effects.DefinitionsDowngraded))]
    [InlineData("gateway-api-crds", "1.5.0", null)]
    public async Task Definitions_are_not_put_back(string name, string before, string? effect)
    {
        var now = await new Settings().RecordAsync();
        var was = Edited(now, name, resource => resource.Inputs["chart"] = $".cache/gateway-api-crds/{before}");

        Assert.Equal(effect is null ? [] : [Named(effect)], PlanConsequences.Of(PlanDifference.Between(was, now)).All.Select(told => told.Effect));
    }

    [Theory]
    [InlineData("trino-coordinator-route", nameof(Effects.RouteReplaced))]
    [InlineData("old-drain-gate", nameof(Effects.Replaced))]
    public async Task What_is_replaced_is_away_meanwhile(string name, string effect)
    {
        var now = await new Settings().RecordAsync();
        var renamed = Edited(now, name, resource => resource.Inputs["metadata"]!["name"] = "other");
        var labelled = Edited(now, name, resource => resource.Inputs["metadata"]!["labels"] = new JsonObject { ["a"] = "b" });

        Assert.Equal([Named(effect)], PlanConsequences.Of(PlanDifference.Between(renamed, now)).All.Select(told => told.Effect));
        Assert.Empty(PlanConsequences.Of(PlanDifference.Between(labelled, now)).All);
    }

    [Fact]
    public async Task A_value_that_is_in_no_table_counts_as_a_restart()
    {
        var now = await new Settings().RecordAsync();
        var was = Edited(now, "old", resource => resource.Inputs["values"]!["ofALaterChart"] = true);

        Assert.Equal([Effects.CoordinatorRestarts], PlanConsequences.Of(PlanDifference.Between(was, now)).All.Select(told => told.Effect));
    }

    [Theory]
    [InlineData("weight: 90, version: '479', chart: 1.42.2", "")]
    [InlineData("weight: 9, version: '479', chart: 1.42.2", "weights only: no query is touched")]
    [InlineData("weight: 90, version: '479', chart: 1.42.2, workers: 3", "no query is touched")]
    [InlineData("weight: 9, version: '479', chart: 1.42.2, match: [{ header: X-Trino-User, value: a }]", "no query is touched")]
    [InlineData("weight: 90, version: '480', chart: 1.42.2, drain: 2m", "1 danger, 1 warning")]
    public async Task One_line_says_it_all(string ofFirst, string summary) =>
        Assert.Equal(summary, (await new Change(new(), new() { Tracks = Tracks(ofFirst) }).ConsequencesAsync()).Summary);

    [Fact]
    public async Task The_gravest_comes_first() => Assert.Equal(
        [Severity.Danger, Severity.Warning],
        (await new Change(new(), new() { Tracks = Tracks("weight: 90, version: '480', chart: 1.42.2, drain: 2m") }).ConsequencesAsync()).All.Select(told => told.Severity));

    private static RecordedStack Edited(RecordedStack stack, string name, Action<PlannedResource> edit) => stack with
    {
        Resources =
        [
            .. stack.Resources.Select(resource =>
            {
                if (resource.Name != name)
                    return resource;
                var edited = resource with { Inputs = (JsonObject)resource.Inputs.DeepClone() };
                edit(edited);
                return edited;
            }),
        ],
    };

    private static Effect Named(string name) => (Effect)typeof(Effects).GetProperty(name)!.GetValue(null)!;

    private const string WithPasswords =
        "weight: 50, version: '480', chart: 1.42.2, values: { server: { config: { authenticationType: PASSWORD } }, auth: { passwordAuthSecret: a }, "
        + "additionalConfigProperties: ['internal-communication.shared-secret=${ENV:A}'], envFrom: [{ secretRef: { name: b } }] }";

    /// <summary>Settings in YAML: good ones but for what a test says.</summary>
    public sealed record Settings
    {
        public string Cluster { get; init; } = "{ context: kind-trino }";
        public string Gateway { get; init; } = ConsequencesTests.Gateway;
        public string Tracks { get; init; } = ConsequencesTests.Tracks();
        public (string Key, string Yaml)[] More { get; init; } = [];

        public override string ToString() => string.Join(' ', [Cluster, Gateway, Tracks, .. More.Select(entry => $"{entry.Key}: {entry.Yaml}")]);

        public async Task<RecordedStack> RecordAsync() =>
            RecordedStack.Of(await PlanRecorder.RecordAsync(TestStack.Good(Cluster, Gateway, Tracks, More), "test"), "stack test");
    }

    public sealed record Change(Settings Before, Settings After)
    {
        public string? Told { get; init; }

        internal async Task<PlanConsequences> ConsequencesAsync() =>
            PlanConsequences.Of(PlanDifference.Between(await Before.RecordAsync(), await After.RecordAsync()));
    }
}
