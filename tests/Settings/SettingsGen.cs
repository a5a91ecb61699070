using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CsCheck;
using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>Settings that the reader accepts, all over what it accepts.</summary>
public static class SettingsGen
{
    /// <summary>1 to 8 tracks, any weights, matches, ports, modes, certificates and timeouts.</summary>
    public static Gen<StackSettings> Stack { get; } =
        Gen.Select(Cluster, GatewayApi, Istio, Gen.Bool, Gateway, Tracks, Gen.Select(Mirrors, Primary), (cluster, gatewayApi, istio, certManager, gateway, tracks, rest) => new StackSettings
        {
            Cluster = cluster,
            // Behind a Gateway of the platform's the platform runs these.
            GatewayApi = gatewayApi with { Install = gatewayApi.Install && gateway.Existing is null },
            Istio = istio with { Install = istio.Install && gateway.Existing is null },
            CertManager = new() { Install = certManager },
            Gateway = WithoutHttpForLogins(Fitting(gateway, tracks), tracks),
            Tracks = tracks,
            Mirrors = rest.Item1,
            Primary = rest.Item2 is { } which ? tracks[which % tracks.Length].Name : null,
        });

    /// <summary>With the tracks' own hosts where they can be of these tracks.</summary>
    public static GatewaySettings Fitting(GatewaySettings gateway, ImmutableArray<TrackSettings> tracks) =>
        gateway.TrackHosts is null || tracks.Select(track => gateway.AddressOf(track.Name).Host)
            .All(host => !gateway.Names.Contains(host) && host.Length <= 253 && host.Split('.').All(label => label.Length <= 63))
            ? gateway
            : gateway with { TrackHosts = TrackHostPattern.Default };

    // Over http Trino answers 403 where it asks who a client is.
    private static GatewaySettings WithoutHttpForLogins(GatewaySettings gateway, ImmutableArray<TrackSettings> tracks) =>
        gateway.Http == HttpMode.Serve && tracks.Any(track => track.DrainCredentials is not null) ? gateway with { Http = HttpMode.Redirect } : gateway;

    /// <summary>The stack's own Gateway, or one of the platform's.</summary>
    public static Gen<GatewaySettings> Gateway => Gen.Select(
        Gen.Select(Hostnames, Timeouts, Aliases, TrackHosts), Gen.Enum<Exposure>(), Ports, Gen.Enum<HttpMode>(), Tls, GatewayDeploymentGen.Any,
        Gen.Frequency((2, Gen.Const((ExistingGateway?)null)), (1, Existing)),
        (any, exposure, ports, http, tls, deployment, existing) => new GatewaySettings
        {
            Hostname = any.Item1,
            Aliases = any.Item3,
            TrackHosts = any.Item4,
            Existing = existing,
            Exposure = existing is null ? exposure : Exposure.NodePort,
            PublicPorts = ports,
            Http = existing is { Http: null } ? HttpMode.Off
                // The forwarded host carries one port, so both listeners serve only on the ports that need none.
                : http == HttpMode.Serve && !ports.AreStandard ? HttpMode.Redirect : http,
            Tls = existing is null ? tls : new TlsSettings.OfThePlatform(),
            Timeouts = any.Item2,
            Deployment = existing is null ? GatewayDeploymentGen.For(exposure, deployment) : new(),
        });

    /// <summary>Names, and what matches say, differ in their first characters; some weight is positive.</summary>
    public static Gen<ImmutableArray<TrackSettings>> Tracks =>
        Gen.Select(Track.Array[1, StackSettings.MaxTracks], Gen.Int[0, StackSettings.MaxTracks - 1], (tracks, chosen) =>
            WithRoomForShares(tracks.Select((track, index) => track with
            {
                Name = DnsLabel.Of($"t{index}{track.Name}"),
                External = track.External is { } external ? external with { Host = Hostname.Of($"t{index}.{external.Host}") } : null,
                Weight = index == chosen % tracks.Length && tracks.All(other => other.Weight == 0) ? Weight.Of(1) : track.Weight,
                Match = [.. track.Match.Select((match, number) => match with
                {
                    Conditions = [.. match.Conditions.Select(condition => condition with { Value = $"{index}{(condition.IsRegex ? @"\." : ".")}{number} {condition.Value}" })],
                })],
            }).ToImmutableArray()));

    /// <summary>The most that a track's weight may be where a match has a percentage: so eight come to no more than they may.</summary>
    public const int MaxWeightBesideShares = ShareWeights.MaxTotal / StackSettings.MaxTracks;

    private static ImmutableArray<TrackSettings> WithRoomForShares(ImmutableArray<TrackSettings> tracks)
    {
        var left = Math.Min(TrackMatch.MaxShares, 11 - tracks.Length);
        var kept = tracks.Select(track => track with
        {
            Match = [.. track.Match.Select(match => match.Percent is null || left-- > 0 ? match : match with { Percent = null })],
        }).ToImmutableArray();
        return kept.Any(track => track.Match.Any(match => match.Percent is not null))
            ? [.. kept.Select(track => track with { Weight = Weight.Of(Math.Min(track.Weight, MaxWeightBesideShares)) })]
            : kept;
    }

    /// <summary>Which track is the primary by its name, modulo their number; null where none is named.</summary>
    public static Gen<int?> Primary => Gen.Frequency((1, Gen.Const((int?)null)), (2, Gen.Int[0, StackSettings.MaxTracks - 1].Select(which => (int?)which)));

    private static Gen<char> Alphanumeric => Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"];

    private static Gen<ClusterSettings> Cluster => Gen.Select(
        Among("kind-trino", "arn:aws:eks:eu-west-1:1:cluster/trino", "user@cluster"), Gen.Enum<CniChoice>(), Label(1, 63), Gen.Bool,
        (context, cni, ns, create) => new ClusterSettings { Context = context, Cni = cni, Namespace = ns, CreateNamespace = create });

    private static Gen<MirrorSettings> Mirrors => Gen.Select(
        Gen.OneOf(Gen.Const((ChartRepository?)null), Repository.Select(repository => (ChartRepository?)repository)),
        Gen.Select(Among([.. Versions.Charts.Select(chart => chart.Name).Distinct()]), Repository).Array[0, 3],
        Among(null, ImageHub.Of("registry.corp"), ImageHub.Of("localhost:5000/a/b")),
        Gen.Select(Among([.. MirrorSettings.Hubs]), Among(ImageHub.Of("registry.corp:5000/hub"), ImageHub.Of("docker.io/istio"))).Array[0, 3],
        Label(1, 20).Array[0, 2],
        (charts, chartsOf, images, imagesOf, secrets) => new MirrorSettings
        {
            Charts = charts,
            ChartsOf = chartsOf.DistinctBy(chart => chart.Item1).ToImmutableSortedDictionary(chart => chart.Item1, chart => chart.Item2),
            Images = images,
            ImagesOf = imagesOf.DistinctBy(image => image.Item1).ToImmutableSortedDictionary(image => image.Item1, image => image.Item2, StringComparer.Ordinal),
            PullSecrets = [.. secrets.Select(secret => $"{secret}").Distinct().Order(StringComparer.Ordinal)],
        });

    // Only the engine opens an encrypted password.
    private static Gen<ChartRepository> Repository => Gen.Select(
        Among("oci://registry.corp/charts", "oci://localhost:5000", "https://charts.corp/helm", "http://nexus:8081/repository/helm").Select(ChartRepositoryUrl.Of),
        Among(null, "robot", "robot$charts"),
        (url, username) => new ChartRepository(url, username, username is null ? null : new Secret(Secret.Placeholder)));

    private static Gen<GatewayApiSettings> GatewayApi => Gen.Bool.Select(install => new GatewayApiSettings { Install = install });

    private static Gen<IstioSettings> Istio => Gen.Select(
        Gen.Bool, Gen.Int[1, 5],
        (install, replicas) => new IstioSettings
        {
            Install = install,
            Values = ImmutableSortedDictionary<string, object?>.Empty.Add("replicaCount", replicas),
        });

    private static Gen<Hostname> Hostnames => Gen.OneOf(
        Label(1, 63).Array[1, 3].Select(labels => Hostname.Of($"{string.Join('.', labels.Select(label => label.ToString()))}.example")),
        Gen.Const(Hostname.Of("localhost")),
        Gen.Const(Hostname.Of(string.Join('.', Enumerable.Repeat(new string('a', 52), 4)))));

    private static Gen<ImmutableArray<Hostname>> Aliases => Among("", "", "trino.old.corp", "trino.data.corp t.example.net sql.localhost")
        .Select(names => names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Hostname.Of).ToImmutableArray());

    private static Gen<TrackHostPattern?> TrackHosts => Among(
        "none", "none", "none", "{track}.{hostname}", "{track}.{hostname}", "{track}.{hostname}", "{track}-trino.data.corp", "{track}.data.corp", "{track}.example", "{track}.tracks.{hostname}", "x-{track}-{hostname}")
        .Select(pattern => pattern == "none" ? null : TrackHostPattern.Of(pattern));

    private static Gen<PublicPorts> Ports => Gen.OneOf(
        Gen.Const(new PublicPorts()),
        Gen.Select(Gen.Int[1, 32767], Gen.Int[32768, 65535], (http, https) => new PublicPorts(http, https)));

    private static Gen<TlsSettings> Tls => Among<TlsSettings>(
        new TlsSettings.SelfSigned(), new TlsSettings.ExistingSecret("trino-tls"), new TlsSettings.ClusterIssuer("letsencrypt.dns"));

    private static Gen<ExistingGateway?> Existing => Gen.Select(
        Label(1, 63), Label(1, 63), Gen.Bool, Label(1, 20).Array[1, 3], Gen.Bool,
        (name, ns, http, https, istios) => (ExistingGateway?)new ExistingGateway
        {
            Name = name,
            Namespace = ns,
            Http = http ? "http" : null,
            Https = [.. https.Select((listener, index) => $"https{index}.{listener}")],
            Pods = istios
                ? GatewayPods.OfIstio(ns, name)
                : new(DnsLabel.Of("istio-ingress"), ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("istio", "ingress")),
        });

    private static Gen<GatewayDuration> Duration => Gen.OneOf(
        Gen.Select(Gen.Int[0, 99999], Among("h", "m", "s", "ms"), (number, unit) => GatewayDuration.Of($"{number}{unit}")),
        Gen.Select(Gen.Int[0, 24], Gen.Int[0, 59], (hours, minutes) => GatewayDuration.Of($"{hours}h{minutes}m")));

    private static Gen<GatewayTimeouts> Timeouts => Gen.Select(Duration, Duration, (one, other) =>
        one.Length == TimeSpan.Zero || one.Length >= other.Length ? new GatewayTimeouts(one, other) : new GatewayTimeouts(other, one));

    private static Gen<TrackSettings> Track => Gen.Select(OwnTrack, Gen.Frequency((3, Gen.Const((ExternalTrino?)null)), (1, External)), (own, external) => external is null
        ? own
        : new TrackSettings { Name = own.Name, Weight = own.Weight, Match = own.Match, Drain = own.Drain, External = external });

    private static Gen<ExternalTrino?> External => Gen.Select(
        Among("trino.old.internal", "coordinator", "old.svc.cluster.local"), Gen.Int[1, 65535],
        Gen.OneOf(Gen.Const((ExternalTls?)null), Gen.Select(Among(null, "corp-ca", "ca.old"), Among("trino.old.internal", "trino.corp"), (authority, name) => (ExternalTls?)new ExternalTls(authority, Hostname.Of(name)))),
        (host, port, tls) => (ExternalTrino?)new ExternalTrino(Hostname.Of(host), port, tls));

    private static Gen<TrackSettings> OwnTrack => Gen.Select(
        Label(1, TrackSettings.MaxNameLength - 2),
        Gen.Frequency((2, Gen.Const(0)), (3, Gen.Int[0, 100]), (1, Gen.Int[0, Weight.Max])),
        Gen.Select(Among("479", "480", "latest", "481-SNAPSHOT"), Among([.. Versions.TrinoCharts])),
        Gen.Int[0, TrackSettings.MaxWorkers],
        Match.Array[0, 7],
        Duration,
        Gen.Select(Resources, Resources),
        Gen.Select(Catalogs, Metrics, Clients.Array[0, 3], Credentials),
        (name, weight, release, workers, match, drain, resources, rest) => new TrackSettings
        {
            Name = name,
            Weight = Weight.Of(weight),
            Version = release.Item1,
            Chart = release.Item2,
            Workers = workers,
            Match = [.. match],
            Drain = drain,
            Coordinator = resources.Item1,
            Worker = resources.Item2,
            Catalogs = rest.Item1,
            DrainCredentials = rest.Item4,
            Values = rest.Item2.AddRange(rest.Item4 is null ? Values() : passwords),
            AllowFrom = Distinct(rest.Item3, withMetrics: rest.Item2.ContainsKey("jmx")),
        });

    /// <summary>Of a track that has <see cref="passwords"/>.</summary>
    private static Gen<DrainCredentials?> Credentials => Gen.Select(
        Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true))), Label(1, 20), Among("username", "user.name", "U-1_"), Among("password", "pass..word"), Gen.Bool,
        (given, secret, username, password, seesEveryQuery) =>
            given ? new DrainCredentials(secret.ToString(), SecretKey.Of(username), SecretKey.Of(password), seesEveryQuery) : null);

    private static readonly ImmutableSortedDictionary<string, object?> passwords = Values(
        ("server", Values(("config", Values(("authenticationType", "PASSWORD"))))),
        ("auth", Values(("passwordAuthSecret", "trino-passwords"))),
        ("envFrom", ImmutableArray.Create<object?>(Values(("secretRef", Values(("name", "trino-internal")))))),
        ("additionalConfigProperties", ImmutableArray.Create<object?>("internal-communication.shared-secret=${ENV:SHARED_SECRET}")));

    private static ImmutableSortedDictionary<string, object?> Values(params (string Key, object? Value)[] values) =>
        values.ToImmutableSortedDictionary(value => value.Key, value => value.Value, StringComparer.Ordinal);

    /// <summary>Values with the exporter, or without.</summary>
    private static Gen<ImmutableSortedDictionary<string, object?>> Metrics => Gen.Frequency((1, Gen.Const(0)), (1, Gen.Int[1, 65535])).Select(port =>
    {
        var labelled = Map("commonLabels", Map("team", "data"));
        return port == 0 ? labelled : labelled.Add("jmx", Map("enabled", true).Add("exporter", Map("enabled", true).Add("port", port)));
    });

    private static ImmutableSortedDictionary<string, object?> Map(string key, object? value) => ImmutableSortedDictionary<string, object?>.Empty.Add(key, value);

    private static Gen<TrackClients> Clients => Gen.Select(
        Label(1, 63).Array[0, 3],
        Gen.Select(Among("app", "app.kubernetes.io/name", "team"), Among("", "a", "Prometheus_2.x")).Array[0, 2],
        Gen.OneOf(Among("coordinator", "metrics"), Gen.Int[1, 65535].Select(port => $"{port}")).Array[1, 4],
        (namespaces, labels, ports) => new TrackClients
        {
            Namespaces = [.. namespaces.Distinct()],
            Pods = labels.DistinctBy(label => label.Item1).ToImmutableSortedDictionary(label => label.Item1, label => label.Item2, StringComparer.Ordinal),
            Ports = [.. ports.Distinct().Select(port => TrackPort.TryParse(port, out var parsed, out _) ? parsed : throw new FormatException(port))],
        });

    // Each names others; metrics are of the exporter alone.
    private static ImmutableArray<TrackClients> Distinct(TrackClients[] clients, bool withMetrics) =>
    [
        .. clients.Select((entry, index) => entry with
        {
            Pods = entry.Pods.SetItem("entry", $"{index}"),
            Ports = withMetrics || !entry.Ports.Contains(TrackPort.Metrics) ? entry.Ports : [TrackPort.Coordinator],
        }),
    ];

    /// <summary>Of 1 to 4 conditions.</summary>
    private static Gen<TrackMatch> Match => Gen.Select(
        Gen.Shuffle(Enum.GetValues<MatchHeader>()), Condition.Array[1, 4], Gen.Frequency((3, Gen.Const((int?)null)), (1, Gen.Int[1, 99].Select(percent => (int?)percent))),
        (headers, conditions, percent) => new TrackMatch(
            [.. conditions.Zip(headers, (condition, header) => new HeaderCondition(header, condition.Value, condition.IsRegex))], percent));

    private static Gen<(string Value, bool IsRegex)> Condition => Gen.Select(
        Gen.String[Gen.Char["abcXYZ019-_.:/@|()[]{}*+?^$\\"], 1, 56], Gen.Frequency((2, Gen.Const(false)), (1, Gen.Const(true))),
        (value, isRegex) => (isRegex ? $"{Regex.Escape(value)}(x|y)*" : value, isRegex));

    private static Gen<NodeResources> Resources => Gen.Select(Gen.Int[512, 65536], Gen.Int[1, 64000], (heap, millis) =>
        new NodeResources(JvmMemory.Of($"{heap}m"), CpuQuantity.Of($"{millis}m")));

    private static Gen<ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>> Catalogs =>
        Gen.Select(Label(1, 20), Gen.String[Gen.Char[" ab{}\\=:#!é€"], 0, 12], (name, value) => TrackSettings.DefaultCatalogs.Add(
            $"x{name}",
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("connector.name", "memory").Add("some.property", value)));

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<DnsLabel> Label(int min, int max) => Gen.OneOf(
        Gen.String[Alphanumeric, min, max].Select(DnsLabel.Of),
        Gen.Select(Gen.String[Alphanumeric, 1, max / 2], Gen.String[Alphanumeric, 1, Math.Max(1, (max / 2) - 1)])
            .Select((first, last) => DnsLabel.Of(max < 3 ? first : $"{first}-{last}")));
}
