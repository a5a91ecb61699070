using System.Collections.Immutable;

namespace TrinoInfra.Settings;

/// <summary>Where charts and images are, in place of where they are published: <c>trino-infra:mirrors</c>.</summary>
public sealed record MirrorSettings
{
    /// <summary>
    /// <c>{ repository, username, password }</c> of all charts: <c>oci://&lt;registry&gt;/&lt;path&gt;</c>, or the address of
    /// a repository with an index; the password encrypted.
    /// </summary>
    /// <value key="mirrors.charts">where they are published</value>
    public ChartRepository? Charts { get; init; }

    /// <summary>
    /// Of single charts the same: <c>cilium</c>, <c>base</c> and <c>istiod</c> (Istio), <c>cert-manager</c>, <c>trino</c>, <c>traefik</c> (<see href="benchmark.md">a comparison</see> alone).
    /// </summary>
    /// <value key="mirrors.charts.of"><c>{}</c></value>
    public ImmutableSortedDictionary<string, ChartRepository> ChartsOf { get; init; } = ImmutableSortedDictionary<string, ChartRepository>.Empty;

    /// <summary>In place of every image's registry: a host and perhaps a path; the image's own path follows.</summary>
    /// <value key="mirrors.images.registry">the images' own</value>
    public ImageHub? Images { get; init; }

    /// <summary>
    /// In place of single registries or paths, such as <c>docker.io</c>, <c>quay.io/cilium</c>,
    /// <c>registry.istio.io/release</c>; the longest counts.
    /// </summary>
    /// <value key="mirrors.images.of"><c>{}</c></value>
    public ImmutableSortedDictionary<string, ImageHub> ImagesOf { get; init; } =
        ImmutableSortedDictionary.Create<string, ImageHub>(StringComparer.Ordinal);

    /// <summary>
    /// Names of Secrets <see href="operations.md#mirrors-and-clusters-without-network">in each namespace</see>.
    /// </summary>
    /// <value key="mirrors.images.pullSecrets"><c>[]</c></value>
    public ImmutableArray<string> PullSecrets { get; init; } = [];

    /// <summary>The registries that the stack's images are in, and the paths in them: <c>quay.io/cilium</c>.</summary>
    public static ImmutableArray<string> Hubs { get; } =
    [
        .. Versions.Charts.SelectMany(chart => chart.Images).Select(image => image.Hub)
            .SelectMany(hub => new[] { hub[..hub.IndexOf('/')], hub })
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Null where the chart is pulled from where it is published.</summary>
    public ChartRepository? RepositoryOf(PinnedChart chart) => ChartsOf.GetValueOrDefault(chart.Name) ?? Charts;

    /// <summary>The chart at the address that it is pulled from, mirrored or not.</summary>
    public PinnedChart Found(PinnedChart chart) => RepositoryOf(chart)?.Url switch
    {
        null => chart,
        { IsOci: true } url => chart with { Chart = $"{url}/{chart.Name}", Repository = null },
        var url => chart with { Chart = chart.Name, Repository = url.ToString() },
    };

    /// <summary>What stands in place of <c>quay.io/cilium</c>, with the rest of its path; null where nothing does.</summary>
    public string? HubOf(string hub)
    {
        var near = ImagesOf.Where(mirror => $"{hub}/".StartsWith($"{mirror.Key}/", StringComparison.Ordinal))
            .OrderByDescending(mirror => mirror.Key.Length).FirstOrDefault();
        return near.Value is { } path ? $"{path}{hub[near.Key.Length..]}"
            : Images is { } all ? $"{all}{hub[hub.IndexOf('/')..]}"
            : null;
    }
}

/// <summary>A repository of charts, with who pulls from it: both of a name and a password, or neither.</summary>
/// <param name="Username">A text or a <see cref="Secret"/>; null for anybody.</param>
public sealed record ChartRepository(ChartRepositoryUrl Url, object? Username = null, Secret? Password = null);
