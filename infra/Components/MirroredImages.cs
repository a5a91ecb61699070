using System.Collections.Immutable;
using System.Globalization;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Components;

/// <summary>The chart values by which images come from the mirrors; none where nothing is mirrored.</summary>
internal static class MirroredImages
{
    public static Values Cilium(MirrorSettings mirrors)
    {
        Values Image(string name) => Repository(mirrors, Versions.Cilium.Images[0].Hub, name);
        return Merged(
            Image("cilium"),
            // The chart adds the cloud's name, -generic.
            Below("operator", Image("operator")),
            Below("envoy", Image("cilium-envoy")),
            PullSecrets(mirrors, "imagePullSecrets"));
    }

    /// <summary>istiod takes the image of the gateway's pods from the same place as its own, and their pull secrets with them.</summary>
    public static Values Istiod(MirrorSettings mirrors) => Below("global", Merged(
        mirrors.HubOf(Versions.Istiod.Images[0].Hub) is { } hub ? ChartValues.Of(("hub", hub)) : Values.Empty,
        mirrors.PullSecrets is { IsEmpty: false } secrets ? ChartValues.Of(("imagePullSecrets", secrets.CastArray<object?>())) : Values.Empty));

    public static Values CertManager(MirrorSettings mirrors)
    {
        Values Image(string part) => Repository(mirrors, Versions.CertManager.Images[0].Hub, $"cert-manager-{part}");
        return Merged(
            Image("controller"),
            Below("webhook", Image("webhook")),
            Below("cainjector", Image("cainjector")),
            Below("acmesolver", Image("acmesolver")),
            Below("startupapicheck", Image("startupapicheck")),
            Below("global", PullSecrets(mirrors, "imagePullSecrets")));
    }

    public static Values Traefik(MirrorSettings mirrors)
    {
        var image = Versions.Traefik.Images[0];
        return Merged(
            // The chart would leave out the path that Docker's own registry lets one leave out.
            Below("image", ChartValues.Of(("registry", mirrors.HubOf(image.Hub) ?? image.Hub), ("repository", image.Name))),
            Below("deployment", PullSecrets(mirrors, "imagePullSecrets")));
    }

    /// <summary>The track with the values of its mirror among its own, where its drain gate finds them too.</summary>
    public static TrackSettings Applied(this MirrorSettings mirrors, TrackSettings track)
    {
        var images = track.Chart.Chart.Images;
        var image = Repository(mirrors, images[0].Hub, images[0].Name);
        return track with
        {
            Values = ChartValues.Merge(
                Merged(JmxExporter(mirrors, images[1]), PullSecrets(mirrors, "imagePullSecrets")),
                Merged(track.Values, image, image.IsEmpty ? Values.Empty : JvmOptions(track))),
        };
    }

    /// <summary>What the chart takes the exporter from unless values say otherwise.</summary>
    private static Values JmxExporter(MirrorSettings mirrors, PinnedImage image) => mirrors.HubOf(image.Hub) is { } hub
        ? Below("jmx", Below("exporter", ChartValues.Of(("image", (image with { Hub = hub }).ToString()))))
        : Values.Empty;

    /// <summary>
    /// What the chart gives the JVM where the image is <c>trinodb/trino</c> above 447, and not where it has another address: it
    /// cannot know that it is the same image.
    /// </summary>
    private static Values JvmOptions(TrackSettings track)
    {
        if (!int.TryParse(track.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version <= 447
            || track.Values.TextAt("image", "digest") is not null)
        {
            return Values.Empty;
        }

        ImmutableArray<object?> options = ["-XX:+UnlockDiagnosticVMOptions", "-XX:G1NumCollectionsKeepPinned=10000000"];
        Values Node(string node) => Below(node, ChartValues.Of((
            "additionalJVMConfig",
            track.Values.At(node, "additionalJVMConfig") is ImmutableArray<object?> users ? options.AddRange(users) : options)));
        return Merged(Node("coordinator"), Node("worker"));
    }

    private static Values Repository(MirrorSettings mirrors, string hub, string name) => mirrors.HubOf(hub) is { } mirror
        ? ChartValues.Of(("image", ChartValues.Of(("repository", $"{mirror}/{name}"))))
        : Values.Empty;

    private static Values PullSecrets(MirrorSettings mirrors, string key) => mirrors.PullSecrets.IsEmpty
        ? Values.Empty
        : ChartValues.Of((key, mirrors.PullSecrets.Select(secret => (object?)ChartValues.Of(("name", secret))).ToImmutableArray()));

    private static Values Below(string key, Values values) => values.IsEmpty ? values : ChartValues.Of((key, values));

    private static Values Merged(params ReadOnlySpan<Values> values)
    {
        var merged = Values.Empty;
        foreach (var each in values)
            merged = ChartValues.Merge(merged, each);
        return merged;
    }
}
