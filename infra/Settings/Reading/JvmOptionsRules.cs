namespace TrinoInfra.Settings.Reading;

/// <summary>Options that <c>additionalJVMConfig</c> adds to a node's jvm.config.</summary>
internal static class JvmOptionsRules
{
    private static readonly string[] atStart = ["-Xms", "-XX:InitialHeapSize=", "-XX:MinHeapSize="];

    /// <param name="options">The list.</param>
    /// <param name="name"><c>coordinator</c> or <c>worker</c>.</param>
    /// <param name="resources">Its resources; null where they have a fault of their own.</param>
    public static void Check(ConfigNode options, string name, NodeResources? resources)
    {
        foreach (var option in options.Items("give a list of options"))
        {
            if (!option.TryText("give an option", out var text) || !FileText.IsLine(option, text))
                continue;
            foreach (var line in JavaProperties.Lines(text))
                CheckOption(option, line, name, resources);
        }
    }

    private static void CheckOption(ConfigNode option, string line, string name, NodeResources? resources)
    {
        if (ProtectedValues.OfJvm.Any(owned => line.StartsWith(owned, StringComparison.Ordinal)))
            option.Wrong("sets the heap", $"use the track's resources.{name}.heap");
        if (resources is not null && AtStart(line) > resources.Heap.Bytes)
            option.Wrong($"is above the heap of {resources.Heap}", "leave it out: the heap grows as needed");
        foreach (var property in NodeProperties.OfOption(line))
            ConfigLinesRules.CheckOwned(option, property);
    }

    private static long? AtStart(string option) =>
        atStart.FirstOrDefault(start => option.StartsWith(start, StringComparison.Ordinal)) is { } start
            ? MemorySize.OfJvm(option[start.Length..])
            : null;
}
