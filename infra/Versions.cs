using System.Collections.Immutable;

namespace TrinoInfra;

/// <summary>
/// Every pin of the stack, with its source. A new version is a change to this file and, of a chart with values of the user's, a new
/// list in infra/Charts: <c>dotnet run --project bench -- chart-keys trino-1.42.2.tgz > infra/Charts/trino-1.42.2.txt</c>. That of
/// the chart <c>trino</c> stays beside the one before it, for the tracks that name it.
/// </summary>
public static class Versions
{
    /// <summary>https://github.com/cilium/cilium/releases</summary>
    public static PinnedChart Cilium { get; } = new("cilium", "1.20.0", "https://helm.cilium.io")
    {
        Images =
        [
            new("quay.io/cilium", "cilium", "v1.20.0@sha256:383968cd5e8873f7976fa76aa6196045643558f4cc9518a207b9335cb24a0e93"),
            new("quay.io/cilium", "operator-generic", "v1.20.0@sha256:80744a8cc7c91c2f9e6347629406844eb35d79b30a732c6d41c15b17232a74f3"),
            new(
                "quay.io/cilium", "cilium-envoy",
                "v1.37.5-1782911245-7cffc778c923f68a77954a53b1a98d6b5353f004@sha256:583057dd4f7d54cd41efff3c413aa0b148ac201f522e2c3336851fa89c78b039"),
        ],
    };

    /// <summary>https://istio.io/latest/docs/releases/supported-releases: 1.30 supports Kubernetes 1.32 to 1.36.</summary>
    public static PinnedChart IstioBase { get; } = new("base", Istio, IstioCharts);

    /// <inheritdoc cref="IstioBase"/>
    public static PinnedChart Istiod { get; } = new("istiod", Istio, IstioCharts)
    {
        // The second is of the gateway's pods, which istiod makes.
        Images = [new(IstioHub, "pilot", Istio), new(IstioHub, "proxyv2", Istio)],
    };

    /// <summary>https://cert-manager.io/docs/releases</summary>
    public static PinnedChart CertManager { get; } = new("oci://quay.io/jetstack/charts/cert-manager", CertManagerVersion)
    {
        Images =
        [
            .. new[] { "controller", "webhook", "cainjector", "acmesolver", "startupapicheck" }
                .Select(part => new PinnedImage("quay.io/jetstack", $"cert-manager-{part}", CertManagerVersion)),
        ],
    };

    /// <summary>https://github.com/traefik/traefik-helm-chart/releases: the Ingress controller that a stack may be compared with.</summary>
    public static PinnedChart Traefik { get; } = new("traefik", "41.3.0", "https://traefik.github.io/charts")
    {
        Images = [new("docker.io/library", "traefik", "v3.7.11")],
    };

    /// <summary>
    /// https://github.com/trinodb/charts/releases, the newest first: it is the default of <c>tracks[].chart</c>. Every pod of a track
    /// bears the chart's version, so another one restarts it: the pin before stays for tracks that name it.
    /// </summary>
    public static ImmutableArray<TrinoChart> TrinoCharts { get; } =
    [
        new(new("trino", "1.42.2", TrinoRepository) { Images = TrinoImages("480") }, AppVersion: "480"),
        new(new("trino", "1.42.1", TrinoRepository) { Images = TrinoImages("479") }, AppVersion: "479") { OwnCatalogs = ["tpcds", "tpch"] },
    ];

    /// <summary>The standard channel that Istio 1.30 is built against.</summary>
    public static PinnedDownload GatewayApiCrds { get; } = new(
        Version: "1.5.1",
        Url: new Uri("https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.5.1/standard-install.yaml"),
        Bytes: 1_024_333,
        Sha256: "751002b3b91a87f7ae3bd2517c79a47a8d7ed6702901808a1cf9bd97d284f9b8");

    private const string Istio = "1.30.3";

    /// <summary>Every chart that may be pulled, the newest of each first.</summary>
    public static ImmutableArray<PinnedChart> Charts => [Cilium, IstioBase, Istiod, CertManager, .. TrinoCharts.Select(trino => trino.Chart), Traefik];

    // The tag is the default of a track's version; the second is pulled with values.jmx.exporter alone.
    private static ImmutableArray<PinnedImage> TrinoImages(string version) =>
        [new("docker.io/trinodb", "trino", version), new("docker.io/bitnamilegacy", "jmx-exporter", "1.4.0")];

    private const string CertManagerVersion = "v1.21.1";
    private const string TrinoRepository = "https://trinodb.github.io/charts";
    private const string IstioHub = "registry.istio.io/release";
    private const string IstioCharts = "https://istio-release.storage.googleapis.com/charts";
}

/// <summary>A Helm chart at one exact version.</summary>
/// <param name="Chart">The chart's name in <paramref name="Repository"/>, or an <c>oci://</c> address.</param>
/// <param name="Version">The chart's version, as the repository spells it.</param>
/// <param name="Repository">The repository's URL; null for <c>oci://</c>.</param>
public sealed record PinnedChart(string Chart, string Version, string? Repository = null)
{
    /// <summary>What it pulls with the values that the stack gives it, or that a user may; the main image first.</summary>
    public ImmutableArray<PinnedImage> Images { get; init; } = [];

    /// <summary>Its name alone, e.g. <c>cert-manager</c>.</summary>
    public string Name => Chart[(Chart.LastIndexOf('/') + 1)..];
}

/// <summary>An image that a pinned chart pulls.</summary>
/// <param name="Hub">Its registry and the path up to its name, e.g. <c>quay.io/cilium</c>.</param>
/// <param name="Tag">Its tag, and its digest where the chart gives one.</param>
public sealed record PinnedImage(string Hub, string Name, string Tag)
{
    public override string ToString() => $"{Hub}/{Name}:{Tag}";
}

/// <summary>A version of the chart <c>trino</c>, and what of it the program relies on that is not so in every version.</summary>
/// <param name="AppVersion">The chart's appVersion, the default of <c>tracks[].version</c>.</param>
public sealed record TrinoChart(PinnedChart Chart, string AppVersion)
{
    /// <summary>
    /// Names of catalogs in its values.yaml that no value takes away: its templates need <c>catalogs</c> to be a map, which Helm
    /// merges, and do not run the texts below it through <c>tpl</c>. Empty where a list may stand in place of that map.
    /// </summary>
    public ImmutableArray<string> OwnCatalogs { get; init; } = [];

    /// <summary>E.g. <c>1.42.2</c>: what <c>tracks[].chart</c> names.</summary>
    public string Version => Chart.Version;
}

/// <summary>A file to download, known before it is fetched.</summary>
/// <param name="Version">The release that it is of.</param>
/// <param name="Url">Where it is published.</param>
/// <param name="Bytes">Its exact size.</param>
/// <param name="Sha256">Its digest, in lower-case hexadecimal.</param>
public sealed record PinnedDownload(string Version, Uri Url, long Bytes, string Sha256);
