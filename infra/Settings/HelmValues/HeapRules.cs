using System.Text.Json;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Memory that <c>values</c> give a coordinator or worker must fit its heap.</summary>
internal static class HeapRules
{
    /// <param name="values">The track's <c>values</c>.</param>
    /// <param name="name"><c>coordinator</c> or <c>worker</c>.</param>
    /// <param name="resources">Its resources; null where they are at fault, and their heap null where it alone is.</param>
    public static void Check(ConfigNode values, string name, NodeResources? resources)
    {
        var options = Find("additionalJVMConfig");
        // What does not fit a heap that is not the one meant is no fault of its own.
        var heap = resources?.Heap is { } known
            && !Says(Find("jvm/maxHeapSize"), butNot: $"{known}") && !Says(Find("jvm/maxHeapPercent"), butNot: "")
            && !JvmOptionsRules.SetHeap(options) ? known : null;
        JvmOptionsRules.Check(options, name, heap);
        CheckHeap(heap, Find("config/query/maxMemoryPerNode"), Find("config/memory/heapHeadroomPerNode"), name);
        CheckContainer(heap, Find("resources/requests/memory"), Find("resources/limits/memory"));
        var atStart = Find("jvm/minHeapSize");
        if (atStart.TryText("give a size such as 1G", out var size)
            && JvmMemory.TryParse(size, out var least, out _) && least.Bytes > heap?.Bytes)
        {
            atStart.Wrong($"is above the heap of {heap}", "leave it out: the heap grows as needed");
        }

        ConfigNode Find(string path) => ChartValuesReader.Find(values, $"{name}/{path}");
    }

    private static bool Says(ConfigNode node, string butNot) => node.Exists && (node.IsSecret || !IsText(node, butNot));

    private static bool IsText(ConfigNode node, string text) =>
        node.Value is { ValueKind: JsonValueKind.String } value && value.ValueEquals(text);

    private static void CheckHeap(JvmMemory? heap, ConfigNode perNode, ConfigNode headroom, string name)
    {
        var parse = MemorySize.OfTrino(heap?.Bytes ?? 0);
        var (hasPerNode, hasHeadroom) =
            (TryBytes(perNode, parse, "2GB or 30%", out var givenPerNode), TryBytes(headroom, parse, "2GB or 30%", out var givenHeadroom, orEmpty: true));
        if (heap is null || !hasPerNode || !hasHeadroom)
            return;
        var memory = NodeMemory.Of(heap);
        var (perNodeBytes, headroomBytes) = (givenPerNode ?? memory.MaxPerNodeBytes, givenHeadroom ?? memory.HeadroomBytes);
        if (perNodeBytes + headroomBytes <= memory.HeapBytes)
            return;
        var (given, other, otherBytes) = perNode.Exists
            ? (perNode, "the headroom", headroomBytes)
            : (headroom, "a query's maximum", perNodeBytes);
        given.Wrong(
            $"and {other} of {NodeMemory.ForTrino(otherBytes)} are more than the heap of {NodeMemory.ForTrino(memory.HeapBytes)}",
            $"lower it, or raise resources.{name}.heap");
    }

    private static void CheckContainer(JvmMemory? heap, ConfigNode request, ConfigNode limit)
    {
        var (hasLimit, hasRequest) =
            (TryBytes(limit, MemorySize.OfKubernetes, "4Gi", out var givenLimit), TryBytes(request, MemorySize.OfKubernetes, "4Gi", out var givenRequest));
        if (heap is null || !hasLimit || !hasRequest)
            return;
        var memory = NodeMemory.Of(heap);
        var (limitBytes, requestBytes) = (givenLimit ?? memory.LimitBytes, givenRequest ?? memory.RequestBytes);
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
                $"{Named(request, "request")} of {requested} is above {Named(limit, "limit")} of {limited}",
                $"give a limit of at least {requested}, or leave both out");
        }
    }

    private static string Named(ConfigNode node, string what) => node.Exists ? $"a {what}" : $"the derived {what}";

    // False, with a fault, for what is no amount; no bytes where none is given, so that one is derived from the heap.
    private static bool TryBytes(ConfigNode node, Func<string, long?> parse, string example, out long? bytes, bool orEmpty = false)
    {
        bytes = null;
        if (!node.Exists || (orEmpty && IsText(node, "")))
            return true;
        if (!node.TryText($"give an amount such as {example}", out var text))
            return false;
        bytes = parse(text);
        if (bytes is null)
            node.Wrong("is not an amount of memory", $"give one such as {example}");
        return bytes is not null;
    }
}
