using System.Collections.Immutable;

namespace TrinoInfra.Settings;

/// <summary>Where charts and images are, in place of where they are published: <c>trino-infra:mirrors</c>.</summary>
public sealed record MirrorSettings
{
    /// <summary>Of all charts but those that have one of their own; null for where they are published.</summary>
    public ChartRepository? Charts { get; init; }

    /// <summary>Of single charts, by name.</summary>
    public ImmutableSortedDictionary<string, ChartRepository> ChartsOf { get; init; } = ImmutableSortedDictionary<string, ChartRepository>.Empty;

    /// <summary>In place of the registry of all images but those of <see cref="ImagesOf"/>; null for the images' own.</summary>
    public ImageHub? Images { get; init; }

    /// <summary>What stands in place of a registry, or of a path in one; the longest that an image is in counts.</summary>
    public ImmutableSortedDictionary<string, ImageHub> ImagesOf { get; init; } =
        ImmutableSortedDictionary.Create<string, ImageHub>(StringComparer.Ordinal);

    /// <summary>Names of Secrets with which images are pulled, in every namespace that has pods of the stack.</summary>
    public ImmutableArray<string> PullSecrets { get; init; } = [];

    /// <summary>The registries that the stack's images are in, and the paths in them.</summary>
    public static ImmutableArray<string> Hubs { get; } =
    [
        .. Versions.Charts.SelectMany(chart => chart.Images).Select(image => image.Hub)
            .SelectMany(hub => new[] { hub[..hub.IndexOf('/')], hub })
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The repository of a chart; null for where it is published.</summary>
    public ChartRepository? RepositoryOf(PinnedChart chart) => ChartsOf.GetValueOrDefault(chart.Name) ?? Charts;

    /// <summary>The chart where it is to be pulled from.</summary>
    public PinnedChart Found(PinnedChart chart) => RepositoryOf(chart)?.Url switch
    {
        null => chart,
        { IsOci: true } url => chart with { Chart = $"{url}/{chart.Name}", Repository = null },
        var url => chart with { Chart = chart.Name, Repository = url.ToString() },
    };

    /// <summary>Where the images of a hub, such as <c>quay.io/cilium</c>, are; null for there.</summary>
    public string? HubOf(string hub)
    {
        var near = ImagesOf.Where(mirror => $"{hub}/".StartsWith($"{mirror.Key}/", StringComparison.Ordinal))
            .OrderByDescending(mirror => mirror.Key.Length).FirstOrDefault();
        return near.Value is { } path ? $"{path}{hub[near.Key.Length..]}"
            : Images is { } all ? $"{all}{hub[hub.IndexOf('/')..]}"
            : null;
    }
}

/// <summary>A repository of charts.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Username">Who pulls from it, a text or a <see cref="Secret"/>; null for anybody.</param>
/// <param name="Password">A <see cref="Secret"/>, beside <paramref name="Username"/> alone.</param>
public sealed record ChartRepository(ChartRepositoryUrl Url, object? Username = null, Secret? Password = null);
