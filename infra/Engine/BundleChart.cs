using System.Security.Cryptography;

namespace TrinoInfra.Engine;

/// <summary>The files of a local chart that installs a pinned bundle of manifests, and nothing else.</summary>
/// <remarks>
/// The bundle is a file that a template prints: braces in it stay text, and Helm upgrades what a template made, which
/// it never does for definitions in <c>crds/</c>. Of the 1 MiB that a Helm release may take, bundle and
/// manifest need about half. No <c>helm.sh/resource-policy</c> is added: the stack retains the whole release on destroy.
/// </remarks>
internal sealed class BundleChart(PinnedDownload bundle)
{
    public const string Name = "gateway-api-crds";

    /// <summary>The bundle's place in the chart.</summary>
    private const string BundleFile = "files/standard-install.yaml";

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
        ["templates/crds.yaml"] = $$$"""
            {{ .Files.Get "{{{BundleFile}}}" }}

            """,
    };

    /// <summary>Writes the chart; <paramref name="writeBundle"/> writes the bundle.</summary>
    public async Task WriteAsync(string folder, Func<Stream, Task> writeBundle, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(folder, "templates"));
        Directory.CreateDirectory(Path.Combine(folder, "files"));
        foreach (var (name, text) in _ownFiles)
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellation);

        await using var file = File.Create(Path.Combine(folder, BundleFile));
        await writeBundle(file);
        // On the disk before the folder gets its name.
        file.Flush(flushToDisk: true);
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
                && await HasBundleAsync(folder, cancellation);
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
            .SetEquals([.. _ownFiles.Keys, BundleFile]);

    private async Task<bool> HasItsTextAsync(string folder, CancellationToken cancellation)
    {
        foreach (var (name, text) in _ownFiles)
        {
            if (await File.ReadAllTextAsync(Path.Combine(folder, name), cancellation) != text)
                return false;
        }

        return true;
    }

    private async Task<bool> HasBundleAsync(string folder, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(Path.Combine(folder, BundleFile));
        return file.Length == bundle.Bytes
            && Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation)) == bundle.Sha256;
    }
}
