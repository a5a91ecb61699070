namespace TrinoInfra.Tests.Settings;

/// <summary><c>tracks[].external</c>: a Trino that is there already.</summary>
public sealed class ExternalTests
{
    private const string Own = "{ name: stable, weight: 1, version: '480', chart: 1.42.2 }";

    [Theory]
    [InlineData("{ host: trino.old.corp }", "http://trino.old.corp:8080", null)]
    [InlineData("{ host: trino.old.corp, tls: false }", "http://trino.old.corp:8080", null)]
    [InlineData("{ host: trino.old.svc.cluster.local, port: 80 }", "http://trino.old.svc.cluster.local:80", null)]
    [InlineData("{ host: trino.old.corp, tls: true }", "https://trino.old.corp:443", null)]
    [InlineData("{ host: trino.old.corp, tls: {} }", "https://trino.old.corp:443", null)]
    [InlineData("{ host: trino.old.corp, port: 8443, tls: { ca: corp-ca } }", "https://trino.old.corp:8443", "corp-ca")]
    [InlineData("{ host: trino.old.corp, port: 8443, tls: { ca: corp-ca, hostname: trino.corp } }", "https://trino.corp:8443", "corp-ca")]
    public void Says_where_it_is_and_whom_to_believe(string external, string url, string? authority)
    {
        var read = TestStack.Track($"external: {external}").External!;

        Assert.Equal(url, read.Url);
        Assert.Equal(authority, read.Tls?.Authority);
    }

    [Fact]
    public void Has_its_share_its_targets_and_its_drain_as_any_other()
    {
        var track = TestStack.Track("external: { host: trino.old.corp }, drain: 1h, match: [{ header: X-Trino-User, value: anne }]");

        Assert.Equal("1h", $"{track.Drain}");
        Assert.Single(track.Match);
    }

    [Fact]
    public void Nothing_is_said_of_a_version_that_it_does_not_name() =>
        Assert.Empty(TestStack.Good(tracks: $"[{Own}, {{ name: old, weight: 1, external: {{ host: trino.old.corp }} }}]").Notes);

    [Fact]
    public void All_tracks_may_be_external() =>
        Assert.Null(TestStack.Good(tracks: "[{ name: a, weight: 1, external: { host: a.corp } }, { name: b, weight: 0, external: { host: b.corp } }]").OwnTrack);

    [Theory]
    [InlineData("old", "old", "stable")]
    [InlineData("stable", "stable", "stable")]
    [InlineData("second", "second", "second")]
    public void The_primary_may_be_external(string primary, string expected, string own)
    {
        var settings = TestStack.Good(
            tracks: $"[{{ name: old, weight: 1, external: {{ host: trino.old.corp }} }}, {Own}, {Own.Replace("stable", "second")}]", more: ("primary", primary));

        Assert.Equal(expected, $"{settings.PrimaryTrack.Name}");
        Assert.Equal(own, $"{settings.OwnTrack!.Name}");
    }

    [Theory]
    [InlineData("{}", ".host: is missing; give the host of the coordinator, such as trino.old.corp")]
    [InlineData("trino.old.corp", ": \"trino.old.corp\" is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("{ host: trino }", ".host: \"trino\" has no dot, and means something else in each namespace; give it in full, such as trino.old.svc.cluster.local")]
    [InlineData("{ host: 10.0.0.7 }", ".host: \"10.0.0.7\" is an IP address, which no route can name; give a host name alone, such as trino.example.com")]
    [InlineData("{ host: 'trino.old.corp:8080' }", ".host: \"trino.old.corp:8080\" has a port, which is a setting of its own; give a host name alone, such as trino.example.com")]
    [InlineData("{ host: 'http://trino.old.corp' }", ".host: \"http://trino.old.corp\" has a scheme; give a host name alone, such as trino.example.com")]
    [InlineData("{ host: a.corp, port: 0 }", ".port: 0 is below 1; give a whole number from 1 to 65535")]
    [InlineData("{ host: a.corp, port: 70000 }", ".port: 70000 is above 65535; give a whole number from 1 to 65535")]
    [InlineData("{ host: a.corp, tls: corp-ca }", ".tls: \"corp-ca\" is neither true, false nor a mapping; give true for the roots of the system, or { ca: <ConfigMap> }")]
    [InlineData("{ host: a.corp, tls: { ca: 'A B' } }", ".tls.ca: \"A B\" is no")]
    [InlineData("{ host: a.corp, tls: { hostname: '*.corp' } }", ".tls.hostname: \"*.corp\" has a wildcard; give a host name alone, such as trino.example.com")]
    [InlineData("{ host: a.corp, tls: { secretName: x } }", ".tls.secretName: unknown key; remove it, or use ca, hostname")]
    [InlineData("{ host: a.corp, user: x }", ".user: unknown key; remove it, or use host, tls, port")]
    public void A_bad_value_is_told_with_its_mend(string external, string fault) =>
        Assert.StartsWith($"trino-infra:tracks[0].external{fault}", Assert.Single(TestStack.TrackFaults($"external: {external}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("host: trino.old.corp", false)]
    [InlineData("host: trino.svc.corp", false)]
    [InlineData("host: trino.old.corp, tls: true", true)]
    [InlineData("host: trino.old.svc.cluster.local", true)]
    [InlineData("host: trino.old.svc", true)]
    public void A_password_does_not_leave_the_cluster_in_the_clear(string external, bool fine)
    {
        var read = TestStack.Read(tracks: $"[{{ name: old, weight: 1, drainCredentials: {{ secret: gate }}, external: {{ {external} }} }}]");

        if (fine)
            Assert.Equal("gate", read.ValueOrThrow().PrimaryTrack.DrainCredentials!.Secret);
        else
            Assert.Equal($"trino-infra:tracks[0].drainCredentials: would go to {external.Split(' ')[1]} in the clear; give external.tls, or remove this", Assert.Single(TestStack.Faults(read)));
    }

    [Theory]
    [InlineData("version: '480'")]
    [InlineData("chart: 1.42.2")]
    [InlineData("workers: 3")]
    [InlineData("resources: { coordinator: { heap: 2G } }")]
    [InlineData("catalogs: { a: { connector.name: tpch } }")]
    [InlineData("values: { image: { tag: x } }")]
    [InlineData("allowFrom: []")]
    [InlineData("allowFrom: []")]
    public void What_a_Trino_of_the_stacks_own_has_cannot_stand_beside_it(string setting) => Assert.Equal(
        $"trino-infra:tracks[0].{setting.Split(':')[0]}: is of a Trino that the stack runs, and this track's is external; remove it: what it says is set where that Trino is run",
        Assert.Single(TestStack.TrackFaults($"external: {{ host: trino.old.corp }}, {setting}")));

    [Theory]
    [InlineData("trino.example.com", "is a host of the stack's own gateway, which would send every request to itself")]
    [InlineData("sql.example.com", "is a host of the stack's own gateway, which would send every request to itself")]
    [InlineData("old.trino.example.com", "is a host of the stack's own gateway, which would send every request to itself")]
    [InlineData("stable.trino.example.com", "is a host of the stack's own gateway, which would send every request to itself")]
    [InlineData("stable.trino-namespace", "is the Service of the track stable")]
    [InlineData("stable.trino-namespace.svc", "is the Service of the track stable")]
    [InlineData("stable.trino-namespace.svc.cluster.local", "is the Service of the track stable")]
    [InlineData("first.corp", "is the host of track 2 too, and Istio knows a host once")]
    public void Requests_go_in_no_circles_and_no_two_coordinators_are_one(string host, string what)
    {
        var faults = TestStack.Faults(
            gateway: "{ hostname: trino.example.com, aliases: [sql.example.com] }",
            tracks: $"[{Own}, {{ name: first, weight: 1, external: {{ host: first.corp }} }}, {{ name: old, weight: 1, external: {{ host: {host}, port: 9090 }} }}]");

        Assert.StartsWith($"trino-infra:tracks[2].external.host: \"{host}\" {what}; ", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stable.other.svc.cluster.local")]
    [InlineData("stable.trino-namespace.corp")]
    [InlineData("tables.trino.example.com.corp")]
    public void A_host_that_is_only_like_one_of_the_stacks_is_fine(string host) =>
        Assert.NotNull(TestStack.Good(tracks: $"[{Own}, {{ name: old, weight: 1, external: {{ host: {host} }} }}]"));

    [Fact]
    public void An_authority_in_a_namespace_that_the_stack_makes_is_said()
    {
        const string Tracks = $"[{Own}, {{ name: old, weight: 1, external: {{ host: a.corp, tls: {{ ca: corp-ca }} }} }}]";

        var note = Assert.Single(TestStack.Good(tracks: Tracks).Notes);
        Assert.StartsWith("Pulumi.dev.yaml: trino-infra:tracks[1].external.tls.ca: the ConfigMap \"corp-ca\" cannot be there before the stack, which makes the namespace trino-namespace; ", $"{note}", StringComparison.Ordinal);
        Assert.Empty(TestStack.Good(cluster: "{ context: kind-trino, createNamespace: false }", tracks: Tracks).Notes);
    }

    [Fact]
    public void Its_gate_and_verify_may_have_credentials() => Assert.Equal(
        "a", TestStack.Good(tracks: $"[{Own}, {{ name: old, weight: 1, external: {{ host: a.corp, tls: true }}, drainCredentials: {{ secret: a }} }}]").Tracks[1].DrainCredentials?.Secret);

    [Fact]
    public void Whether_it_asks_who_its_clients_are_nobody_here_knows() => Assert.DoesNotContain(
        TestStack.Good(gateway: "{ hostname: trino.example.com, exposure: loadBalancer }", tracks: $"[{Own}, {{ name: old, weight: 1, external: {{ host: a.corp }} }}]").Notes,
        note => note.What.Contains("old without authentication", StringComparison.Ordinal) || note.What.Contains(", old", StringComparison.Ordinal));

    [Fact]
    public void Whose_the_platforms_Gateway_is_nobody_sees()
    {
        var notes = TestStack.Good(
            gateway: "{ hostname: trino.example.com, existing: { name: shared, namespace: platform, listeners: { https: https } } }",
            tracks: $"[{Own}, {{ name: old, weight: 1, external: {{ host: a.corp, tls: true }} }}]").Notes;

        Assert.Contains("Pulumi.dev.yaml: trino-infra:tracks[1].external: is a backend by its host name, which Istio's gateways know and no others; see that the class of Gateway platform/shared is Istio's, as `make status` does", notes.Select(note => $"{note}"));
    }
}
