using System.Security.Cryptography;

namespace TrinoInfra.Engine.CrdBundle;

/// <summary>The files of a local chart that installs a pinned bundle of manifests, and nothing else.</summary>
/// <remarks>
/// What is installed is <see cref="KeptObjects"/> of the bundle, a file that a template prints: braces in it stay text, and Helm
/// upgrades what a template made, which it never does for definitions in <c>crds/</c>. The bundle itself stays beside it, for
/// its digest, but out of the release (.helmignore): of the 1 MiB that one may take, objects and manifest need about half.
/// </remarks>
internal sealed class BundleChart(PinnedDownload bundle)
{
    public const string Name = "gateway-api-crds";

    /// <summary>Where the bundle is, as published.</summary>
    private const string BundleFile = "standard-install.yaml";

    /// <summary>Where the objects are that <see cref="KeptObjects"/> makes of it.</summary>
    private const string ObjectsFile = "files/objects.yaml";

    private readonly Dictionary<string, string> _ownFiles = new()
    {
        ["Chart.yaml"] = $"""
            apiVersion: v2
            name: {Name}
            version: {bundle.Version}
            description: The CRDs of the Kubernetes Gateway API, as published
            type: application
            sources:
              - {bundle.Url}

            """,
        [".helmignore"] = $"""
            {BundleFile}

            """,
        ["templates/crds.yaml"] = $$$"""
            {{ .Files.Get "{{{ObjectsFile}}}" }}

            """,
    };

    /// <summary>Writes the chart; <paramref name="writeBundle"/> writes the published bundle into the stream it is given.</summary>
    public async Task WriteAsync(string folder, Func<Stream, Task> writeBundle, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(folder, "templates"));
        Directory.CreateDirectory(Path.Combine(folder, "files"));
        foreach (var (name, text) in _ownFiles)
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellation);

        await using (var file = File.Create(Path.Combine(folder, BundleFile)))
        {
            await writeBundle(file);
            // On the disk before the folder gets its name.
            file.Flush(flushToDisk: true);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, ObjectsFile), await ObjectsAsync(folder, cancellation), cancellation);
    }

    /// <summary>True where the folder holds this chart, whole, unaltered and with nothing added.</summary>
    public async Task<bool> IsInAsync(string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
            return false;

        try
        {
            return HasOnlyItsFiles(folder)
                && await HasItsTextAsync(folder, cancellation)
                && await HasBundleAsync(folder, cancellation)
                && await HasAsync(folder, ObjectsFile, await ObjectsAsync(folder, cancellation), cancellation);
        }
        catch (IOException)
        {
            // It vanished meanwhile, or cannot be read: then it is not there.
            return false;
        }
    }

    private bool HasOnlyItsFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .ToHashSet()
            .SetEquals([.. _ownFiles.Keys, BundleFile, ObjectsFile]);

    private async Task<bool> HasItsTextAsync(string folder, CancellationToken cancellation)
    {
        foreach (var (name, text) in _ownFiles)
        {
            if (!await HasAsync(folder, name, text, cancellation))
                return false;
        }

        return true;
    }

    private static async Task<bool> HasAsync(string folder, string name, string text, CancellationToken cancellation) =>
        await File.ReadAllTextAsync(Path.Combine(folder, name), cancellation) == text;

    private static async Task<string> ObjectsAsync(string folder, CancellationToken cancellation) =>
        KeptObjects.Of(await File.ReadAllTextAsync(Path.Combine(folder, BundleFile), cancellation));

    private async Task<bool> HasBundleAsync(string folder, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(Path.Combine(folder, BundleFile));
        return file.Length == bundle.Bytes
            && Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)) == bundle.Sha256;
    }
}
