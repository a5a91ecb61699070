namespace TrinoInfra.Tests.Engine;

/// <summary>An empty project of a test's own.</summary>
internal sealed class ProjectFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("trino-infra-").FullName;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    /// <summary>All its files, relative, but the lock's.</summary>
    public string[] Files =>
        [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Where(file => !file.EndsWith("/.lock", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>Writes a file, and the folders above it.</summary>
    public void Write(string relative, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[relative])!);
        File.WriteAllBytes(this[relative], content);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
