namespace TrinoInfra.Components.Draining;

/// <summary>A script of this folder, which a container runs as its command: one object less than a ConfigMap, and diffs show it.</summary>
internal static class EmbeddedScript
{
    /// <param name="name">Its file name, e.g. <c>drain-gate.sh</c>.</param>
    public static string Text(string name)
    {
        using var stream = typeof(EmbeddedScript).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
