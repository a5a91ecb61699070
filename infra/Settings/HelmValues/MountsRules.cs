using System.Collections.Immutable;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Kubernetes refuses a container with two volumes at one path, and a pod with two volumes of one name.</summary>
internal static class MountsRules
{
    public static void Check(ConfigNode values, TrackSettings track)
    {
        foreach (var node in track.HasWorkers ? new[] { "coordinator", "worker" } : ["coordinator"])
        {
            var lists = PodMounts.Lists(node);
            var paths = PodMounts.OfChart(track, node).DistinctBy(mount => mount.Path).ToDictionary(mount => mount.Path, mount => (mount.By, mount.Fix));
            foreach (var place in lists.SelectMany(mounts => Places(mounts.List, mounts.Key)))
                Claim(paths, place, path => path.TrimEnd('/'), "mounted", "mount one of them elsewhere");

            var names = PodMounts.ChartsVolumes.ToDictionary(name => name, _ => ("the chart", "give another name"));
            foreach (var place in lists.SelectMany(mounts => Places(VolumesOf(mounts.List), "name")))
                Claim(names, place, name => name, "the name of a volume", "give each a name of its own");
        }

        IEnumerable<ConfigNode> Places(ImmutableArray<string> list, string key) =>
            ChartValuesReader.Find(values, string.Join('/', list)).Items($"give a list of entries, each with a {key}")
                .Where(entry => entry.Exists && entry.IsMapOrAbsent())
                .Select(entry => entry[key]);
    }

    /// <summary>Where the volumes of a list of mounts are: in it, but for <c>additionalVolumeMounts</c>, which are mounts alone.</summary>
    private static ImmutableArray<string> VolumesOf(ImmutableArray<string> mounts) =>
        mounts is [var node, "additionalVolumeMounts"] ? [node, "additionalVolumes"] : mounts;

    private static void Claim(
        Dictionary<string, (string By, string Fix)> taken, ConfigNode place, Func<string, string> normal, string what, string fix)
    {
        if (!place.TryText("give a text", out var text))
        {
            if (!place.Exists)
                place.Fault("is missing", "give one");
        }
        else if (taken.TryGetValue(normal(text), out var first))
        {
            place.Wrong($"is {what} already, by {first.By}", first.Fix);
        }
        else
        {
            taken.Add(normal(text), (place.Path, fix));
        }
    }
}
