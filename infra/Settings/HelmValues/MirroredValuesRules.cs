using System.Text.Json;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>An image is either of the mirrors or of <c>values</c>: of both nobody would know which is meant.</summary>
internal static class MirroredValuesRules
{
    private const string What = "is what trino-infra:mirrors says";
    private const string Fix = "keep one of the two";

    /// <param name="values">The <c>values</c> of a track.</param>
    /// <param name="mirrors">Where its image is.</param>
    public static void CheckTrino(ConfigNode values, MirrorSettings mirrors)
    {
        if (mirrors.HubOf(TrinoImage.Hub) is not null)
            Refuse(values, "image/registry", "image/repository", "image/useRepositoryAsSoleImageReference");
        if (mirrors.PullSecrets.Length > 0)
            Refuse(values, "imagePullSecrets");
    }

    /// <param name="values">The <c>values</c> of istiod.</param>
    /// <param name="mirrors">Where its images are.</param>
    public static void CheckIstiod(ConfigNode values, MirrorSettings mirrors)
    {
        // The chart lays what stands under pilot over its top level.
        foreach (var top in new[] { "", "pilot/" })
        {
            if (mirrors.HubOf(Versions.Istiod.Images[0].Hub) is not null)
            {
                Refuse(values, $"{top}hub", $"{top}global/hub");
                RefuseAddress(values, $"{top}image");
            }

            if (mirrors.PullSecrets.Length > 0)
                Refuse(values, $"{top}global/imagePullSecrets");
        }
    }

    /// <summary>What the chart <c>trino</c> pulls first of all.</summary>
    private static PinnedImage TrinoImage => Versions.TrinoCharts[0].Chart.Images[0];

    private static void Refuse(ConfigNode values, params string[] paths)
    {
        foreach (var place in paths.Select(path => ChartValuesReader.Find(values, path)).Where(place => place.Exists))
            place.Fault(What, Fix);
    }

    // A name alone is one in the hub, wherever that is.
    private static void RefuseAddress(ConfigNode values, string path)
    {
        var place = ChartValuesReader.Find(values, path);
        if (place.IsSecret || (place.Value is { ValueKind: JsonValueKind.String } text && text.GetString()!.Contains('/')))
            place.Fault(What, Fix);
    }
}
