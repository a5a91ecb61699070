using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings;

/// <summary>Turns a stack's configuration into settings, or into everything that is wrong with it.</summary>
public static class SettingsReader
{
    /// <summary>The configuration keys that there are, without their namespace.</summary>
    public static ImmutableArray<string> Keys { get; } = ["cluster", "gatewayApi", "istio", "certManager", "gateway", "tracks", "primary", "mirrors", BenchReader.Key];

    public static Checked<StackSettings> Read(SettingsSource source) => Read(source, Versions.TrinoCharts);

    /// <param name="source">The configuration.</param>
    /// <param name="charts">The versions of the chart <c>trino</c> that a track may be of, its default first.</param>
    internal static Checked<StackSettings> Read(SettingsSource source, ImmutableArray<TrinoChart> charts)
    {
        var findings = new Findings();
        var root = new ConfigRoot(source, findings);
        if (BenchReader.IsGiven(root))
            return OfAnother(root[BenchReader.Key], findings);
        var (gateway, tracks) = (root["gateway"], root["tracks"]);
        var hasGateway = gateway["existing"].Exists;
        var mirrors = MirrorsReader.Read(root["mirrors"]);
        var settings = new StackSettings
        {
            Cluster = ClusterReader.Read(root["cluster"]),
            GatewayApi = MeshReader.ReadGatewayApi(root["gatewayApi"], hasGateway),
            Istio = MeshReader.ReadIstio(root["istio"], hasGateway, mirrors),
            CertManager = MeshReader.ReadCertManager(root["certManager"]),
            Gateway = GatewayReader.Read(gateway),
            Tracks = TracksReader.Read(tracks, charts, mirrors),
            Mirrors = mirrors,
        };
        settings = settings with
        {
            Primary = PrimaryReader.Read(root["primary"], settings.Tracks),
            Gateway = ClientsRules.CheckHttp(gateway, settings.Gateway, settings.Tracks)!,
        };
        PublicNames.Check(gateway, settings.Gateway, tracks, settings.Tracks);
        ExternalHosts.Check(tracks, settings);
        MainRouteLimits.Check(tracks, settings.Tracks, hasOtherStatements: settings.Gateway is { TrackHosts: null });
        RefreshTokensRules.Check(tracks, settings.Tracks);
        root.RejectUnknownKeys(Keys);
        if (findings.Faults.Count == 0)
        {
            ClientsRules.Note(tracks, settings);
            RefreshTokensRules.Note(tracks, settings.Tracks);
            ExternalHosts.Note(tracks, settings);
            NamespaceNotes.Write(root, settings);
            MeshReader.NoteIgnored(root["certManager"], settings.Gateway.Tls);
        }

        return findings.Faults.Count == 0
            ? new Checked<StackSettings>.Good(settings with { Notes = [.. findings.Notes.Distinct()] })
            : new Checked<StackSettings>.Bad([.. findings.Faults.Distinct()]);
    }

    private static Checked<StackSettings>.Bad OfAnother(ConfigNode benchOf, Findings findings)
    {
        benchOf.Wrong("is what this stack is compared with: it has no tracks of its own", "name that stack");
        return new([.. findings.Faults]);
    }
}
