using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>The arguments of every Helm release of the stack, alike in its time limit and in what a failure leaves.</summary>
internal static class ChartRelease
{
    /// <summary>Image pulls on a laptop's first run take minutes; Helm's own default of 300 s is not enough.</summary>
    private const int TimeoutSeconds = 900;

    /// <summary>A release of a pinned chart, pulled from its mirror where there is one.</summary>
    /// <param name="name">The Helm release's name: fixed, since Helm refuses a second release under a name in use.</param>
    /// <param name="namespace">The namespace it goes to, and does not make.</param>
    /// <param name="values">Chart values; null where the chart's own do.</param>
    public static ReleaseArgs Of(PinnedChart chart, MirrorSettings mirrors, string name, string @namespace, Values? values = null)
    {
        var found = mirrors.Found(chart);
        var release = Of(found.Chart, name, @namespace);
        release.Version = found.Version;

        if (Repository(found, mirrors.RepositoryOf(chart)) is { } repository)
            release.RepositoryOpts = repository;

        if (values is not null)
            release.Values = values.ToInput();

        return release;
    }

    // None for an oci:// address that anybody may pull from.
    private static RepositoryOptsArgs? Repository(PinnedChart chart, ChartRepository? mirror)
    {
        if (chart.Repository is null && mirror?.Password is null)
            return null;
        var repository = new RepositoryOptsArgs();
        if (chart.Repository is { } url)
            repository.Repo = url;
        if (mirror?.Password is { } password)
        {
            repository.Username = ChartValues.ToInput<string>(mirror.Username);
            repository.Password = ChartValues.ToInput<string>(password);
        }

        return repository;
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
