using System.Collections.Immutable;
using CsCheck;
using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>Settings that the reader accepts, all over what it accepts.</summary>
public static class SettingsGen
{
    /// <summary>1 to 8 tracks, any weights, matches, ports, modes, certificates and timeouts.</summary>
    public static Gen<StackSettings> Stack { get; } =
        Gen.Select(Cluster, GatewayApi, Istio, Gateway, Tracks, (cluster, gatewayApi, istio, gateway, tracks) => new StackSettings
        {
            Cluster = cluster,
            GatewayApi = gatewayApi,
            Istio = istio,
            Gateway = gateway,
            Tracks = tracks,
        });

    public static Gen<GatewaySettings> Gateway => Gen.Select(
        Hostnames, Gen.Enum<Exposure>(), Ports, Gen.Enum<HttpMode>(), Tls, Timeouts, GatewayDeploymentGen.Any,
        (hostname, exposure, ports, http, tls, timeouts, deployment) => new GatewaySettings
        {
            Hostname = hostname,
            Exposure = exposure,
            PublicPorts = ports,
            // The forwarded host carries one port, so both listeners serve only on the ports that need none.
            Http = http == HttpMode.Serve && !ports.AreStandard ? HttpMode.Redirect : http,
            Tls = tls,
            Timeouts = timeouts,
            Deployment = GatewayDeploymentGen.For(exposure, deployment),
        });

    /// <summary>Names differ in their first characters; some weight is positive.</summary>
    public static Gen<ImmutableArray<TrackSettings>> Tracks =>
        Gen.Select(Track.Array[1, StackSettings.MaxTracks], Gen.Int[0, StackSettings.MaxTracks - 1], (tracks, chosen) =>
            tracks.Select((track, index) => track with
            {
                Name = DnsLabel.Of($"t{index}{track.Name}"),
                Weight = index == chosen % tracks.Length && tracks.All(other => other.Weight == 0) ? Weight.Of(1) : track.Weight,
                Match = [.. track.Match.Select((match, number) => match with { Value = $"{index}.{number} {match.Value}" })],
            }).ToImmutableArray());

    private static Gen<char> Alphanumeric => Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"];

    private static Gen<ClusterSettings> Cluster => Gen.Select(
        Among("kind-trino", "arn:aws:eks:eu-west-1:1:cluster/trino", "user@cluster"), Gen.Enum<CniChoice>(), Label(1, 63), Gen.Bool,
        (context, cni, ns, create) => new ClusterSettings { Context = context, Cni = cni, Namespace = ns, CreateNamespace = create });

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

    private static Gen<PublicPorts> Ports => Gen.OneOf(
        Gen.Const(new PublicPorts()),
        Gen.Select(Gen.Int[1, 32767], Gen.Int[32768, 65535], (http, https) => new PublicPorts(http, https)));

    private static Gen<TlsSettings> Tls => Among<TlsSettings>(
        new TlsSettings.SelfSigned(), new TlsSettings.ExistingSecret("trino-tls"), new TlsSettings.ClusterIssuer("letsencrypt.dns"));

    private static Gen<GatewayDuration> Duration => Gen.OneOf(
        Gen.Select(Gen.Int[0, 99999], Among("h", "m", "s", "ms"), (number, unit) => GatewayDuration.Of($"{number}{unit}")),
        Gen.Select(Gen.Int[0, 24], Gen.Int[0, 59], (hours, minutes) => GatewayDuration.Of($"{hours}h{minutes}m")));

    private static Gen<GatewayTimeouts> Timeouts => Gen.Select(Duration, Duration, (one, other) =>
        one.Length == TimeSpan.Zero || one.Length >= other.Length ? new GatewayTimeouts(one, other) : new GatewayTimeouts(other, one));

    private static Gen<TrackSettings> Track => Gen.Select(
        Label(1, TrackSettings.MaxNameLength - 2),
        Gen.Frequency((2, Gen.Const(0)), (3, Gen.Int[0, 100]), (1, Gen.Int[0, Weight.Max])),
        Among("479", "480", "latest", "481-SNAPSHOT"),
        Gen.Int[0, TrackSettings.MaxWorkers],
        Match.Array[0, TrackSettings.MaxMatches],
        Duration,
        Gen.Select(Resources, Resources),
        Catalogs,
        (name, weight, version, workers, match, drain, resources, catalogs) => new TrackSettings
        {
            Name = name,
            Weight = Weight.Of(weight),
            Version = version,
            Workers = workers,
            Match = [.. match],
            Drain = drain,
            Coordinator = resources.Item1,
            Worker = resources.Item2,
            Catalogs = catalogs,
            Values = ImmutableSortedDictionary<string, object?>.Empty.Add("commonLabels", ImmutableSortedDictionary<string, object?>.Empty.Add("team", "data")),
        });

    private static Gen<TrackMatch> Match => Gen.Select(
        Gen.Enum<MatchHeader>(), Gen.String[Gen.Char["abcXYZ019-_.:/@|()[]{}*+?^$\\"], 1, TrackMatch.MaxTagLength - 4],
        (header, value) => new TrackMatch(header, value));

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
