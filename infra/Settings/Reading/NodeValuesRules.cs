namespace TrinoInfra.Settings.Reading;

/// <summary>Memory that <c>values</c> give a coordinator or worker must fit its heap.</summary>
internal static class NodeValuesRules
{
    /// <param name="values">The track's <c>values</c>.</param>
    /// <param name="name"><c>coordinator</c> or <c>worker</c>.</param>
    /// <param name="resources">Its resources; null where they have a fault of their own.</param>
    public static void Check(ConfigNode values, string name, NodeResources? resources)
    {
        JvmOptionsRules.Check(Find("additionalJVMConfig"), name, resources);
        if (resources is null)
            return;
        var memory = NodeMemory.Of(resources.Heap);
        CheckHeap(memory, Find("config/query/maxMemoryPerNode"), Find("config/memory/heapHeadroomPerNode"), name);
        CheckContainer(memory, Find("resources/requests/memory"), Find("resources/limits/memory"));
        var atStart = Find("jvm/minHeapSize");
        if (atStart.TryText("give a size such as 1G", out var size)
            && JvmMemory.TryParse(size, out var least, out _) && least.Bytes > memory.HeapBytes)
        {
            atStart.Wrong($"is above the heap of {resources.Heap}", "leave it out: the heap grows as needed");
        }

        ConfigNode Find(string path) => ChartValuesReader.Find(values, $"{name}/{path}");
    }

    private static void CheckHeap(NodeMemory memory, ConfigNode perNode, ConfigNode headroom, string name)
    {
        var perNodeBytes = Bytes(perNode, MemorySize.OfTrino(memory.HeapBytes), memory.MaxPerNodeBytes, "2GB or 30%");
        var headroomBytes = Bytes(headroom, MemorySize.OfTrino(memory.HeapBytes), memory.HeadroomBytes, "2GB or 30%");
        if (perNodeBytes + headroomBytes <= memory.HeapBytes)
            return;
        var (given, other, otherBytes) = perNode.Exists
            ? (perNode, "the headroom", headroomBytes)
            : (headroom, "a query's maximum", perNodeBytes);
        var heap = NodeMemory.ForTrino(memory.HeapBytes);
        given.Wrong(
            $"and {other} of {NodeMemory.ForTrino(otherBytes)} are more than the heap of {heap}",
            $"lower it, or raise resources.{name}.heap");
    }

    private static void CheckContainer(NodeMemory memory, ConfigNode request, ConfigNode limit)
    {
        var limitBytes = Bytes(limit, MemorySize.OfKubernetes, memory.LimitBytes, "4Gi");
        var requestBytes = Bytes(request, MemorySize.OfKubernetes, memory.RequestBytes, "4Gi");
        var least = memory.HeapBytes + NodeMemory.OffHeapBytes;
        if (limitBytes < least)
        {
            limit.Wrong(
                $"does not hold the heap of {NodeMemory.ForKubernetes(memory.HeapBytes)} and the "
                    + $"{NodeMemory.ForKubernetes(NodeMemory.OffHeapBytes)} that Java needs beside it",
                $"give at least {NodeMemory.ForKubernetes(least)}, or leave it out");
        }
        else if (requestBytes > limitBytes)
        {
            var (requested, limited) = (NodeMemory.ForKubernetes(requestBytes), NodeMemory.ForKubernetes(limitBytes));
            (limit.Exists ? limit : request).Fault(
                $"a request of {requested} is above a limit of {limited}",
                $"give a limit of at least {requested}, or leave both out");
        }
    }

    private static long Bytes(ConfigNode node, Func<string, long?> parse, long fallback, string example)
    {
        if (!node.TryText($"give an amount such as {example}", out var text))
            return fallback;
        if (parse(text) is { } bytes)
            return bytes;
        node.Wrong("is not an amount of memory", $"give one such as {example}");
        return fallback;
    }
}
