using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Options that <c>additionalJVMConfig</c> adds to a node's jvm.config.</summary>
internal static class JvmOptionsRules
{
    private const string Options = "give a list of options";
    private const string Option = "give an option";

    private static readonly string[] atStart = ["-Xms", "-XX:InitialHeapSize=", "-XX:MinHeapSize="];

    /// <param name="options">The list.</param>
    /// <param name="name"><c>coordinator</c> or <c>worker</c>.</param>
    /// <param name="heap">Its heap; null where that has a fault of its own.</param>
    public static void Check(ConfigNode options, string name, JvmMemory? heap)
    {
        foreach (var option in options.Items(Options))
        {
            if (!option.TryText(Option, out var text) || !FileText.IsLine(option, text))
                continue;
            foreach (var line in JavaProperties.Lines(text))
                CheckOption(option, line, name, heap);
        }
    }

    /// <summary>Whether one of them sets the heap, which <see cref="Check"/> refuses.</summary>
    public static bool SetHeap(ConfigNode options) => options.Items(Options)
        .Any(option => option.TryText(Option, out var text) && JavaProperties.Lines(text).Any(SetsHeap));

    private static bool SetsHeap(string line) => ProtectedValues.OfJvm.Any(owned => line.StartsWith(owned, StringComparison.Ordinal));

    private static void CheckOption(ConfigNode option, string line, string name, JvmMemory? heap)
    {
        if (SetsHeap(line))
            option.Wrong("sets the heap", $"use the track's resources.{name}.heap");
        if (AtStart(line) > heap?.Bytes)
            option.Wrong($"is above the heap of {heap}", "leave it out: the heap grows as needed");
        foreach (var property in NodeProperties.OfOption(line))
            ConfigLinesRules.CheckOwned(option, property);
    }

    private static long? AtStart(string option) =>
        atStart.FirstOrDefault(start => option.StartsWith(start, StringComparison.Ordinal)) is { } start
            ? MemorySize.OfJvm(option[start.Length..])
            : null;
}
