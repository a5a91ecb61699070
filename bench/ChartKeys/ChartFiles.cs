using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;

namespace TrinoInfra.Bench.ChartKeys;

/// <summary>The texts of a chart.</summary>
/// <param name="Description">Chart.yaml.</param>
/// <param name="Values">values.yaml.</param>
/// <param name="Templates">Its templates, those that it hands on to be filled in elsewhere among them.</param>
internal sealed record ChartFiles(string Description, string Values, ImmutableArray<string> Templates)
{
    /// <param name="path">A chart's folder, or its archive.</param>
    public static ChartFiles Read(string path)
    {
        var files = (Directory.Exists(path) ? InFolder(path) : InArchive(path)).ToImmutableSortedDictionary(StringComparer.Ordinal);
        string File(string name) => files.GetValueOrDefault(name) ?? throw new FormatException($"a chart has a {name}, and this has none");
        return new(File("Chart.yaml"), File("values.yaml"), [.. files
            .Where(file => file.Key.StartsWith("templates/", StringComparison.Ordinal) || file.Key.StartsWith("files/", StringComparison.Ordinal))
            .Select(file => file.Value)]);
    }

    private static IEnumerable<KeyValuePair<string, string>> InFolder(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file =>
            KeyValuePair.Create(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));

    // Everything lies in a folder that bears the chart's name.
    private static IEnumerable<KeyValuePair<string, string>> InArchive(string archive)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is not null && entry.Name.Split('/', 2) is [_, var name])
                yield return KeyValuePair.Create(name, new StreamReader(entry.DataStream).ReadToEnd());
        }
    }
}
