using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace TrinoInfra.Components;

/// <summary>The arguments that every Helm release of the stack shares.</summary>
internal static class ChartRelease
{
    /// <summary>Image pulls on a laptop's first run take minutes; Helm's own default of 300 s is not enough.</summary>
    private const int TimeoutSeconds = 900;

    /// <summary>A release of a pinned chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="name">The Helm release's name: fixed, since Helm refuses a second release under a name in use.</param>
    /// <param name="namespace">The namespace it goes to, which exists.</param>
    /// <param name="values">Chart values; null where the chart's own do.</param>
    public static ReleaseArgs Of(PinnedChart chart, string name, string @namespace, Values? values = null)
    {
        var release = Of(chart.Chart, name, @namespace);
        release.Version = chart.Version;

        if (chart.Repository is { } repository)
            release.RepositoryOpts = new RepositoryOptsArgs { Repo = repository };

        if (values is not null)
            release.Values = values.ToInput();

        return release;
    }

    /// <summary>A release of a chart in a local folder, which has one version and no values.</summary>
    public static ReleaseArgs Of(Input<string> chart, string name, string @namespace) => new()
    {
        Name = name,
        Namespace = @namespace,
        Chart = chart,
        Timeout = TimeoutSeconds,
        // A failed first install stays to be looked at; a failed upgrade leaves none of its new objects.
        Atomic = false,
        CleanupOnFail = true,
    };
}
