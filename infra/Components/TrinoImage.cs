using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>The image of a track's pods, as the chart puts it together from its values.</summary>
internal static class TrinoImage
{
    public static string Of(TrackSettings track)
    {
        var image = track.Values.GetValueOrDefault("image") as Values ?? Values.Empty;
        var repository = Text(image, "repository") ?? "trinodb/trino";
        if (image.GetValueOrDefault("useRepositoryAsSoleImageReference") is true)
            return repository;

        var registry = Text(image, "registry") is { } given ? $"{given}/" : "";
        var reference = Text(image, "digest") is { } digest ? $"@{digest}" : $":{track.Version}";
        return $"{registry}{repository}{reference}";
    }

    private static string? Text(Values values, string key) =>
        values.GetValueOrDefault(key) is string { Length: > 0 } text ? text : null;
}
