using System.Globalization;

namespace TrinoInfra.Settings;

/// <summary>
/// What follows from the Java heap of a coordinator or worker: how Trino divides it, and what the container needs around
/// it. Trino refuses to start when a query's share and the headroom together are more than the heap; Kubernetes kills
/// a container above its limit. All in whole mebibytes but the heap.
/// </summary>
/// <param name="HeapBytes">The heap, <c>-Xmx</c>.</param>
/// <param name="MaxPerNodeBytes"><c>query.max-memory-per-node</c>: 30 % of the heap, as Trino's own default.</param>
/// <param name="HeadroomBytes"><c>memory.heap-headroom-per-node</c>: 30 % of the heap, likewise.</param>
/// <param name="RequestBytes">The container's memory request: the heap, a quarter more, and 128 MiB.</param>
/// <param name="LimitBytes">The container's memory limit: the heap, a quarter more, and 1 GiB.</param>
public sealed record NodeMemory(
    long HeapBytes, long MaxPerNodeBytes, long HeadroomBytes, long RequestBytes, long LimitBytes)
{
    /// <summary>
    /// The least that Java needs outside of the heap: 512 MiB of code cache, which the chart reserves, and 256 MiB for
    /// the classes of Trino and its plugins, thread stacks and buffers.
    /// </summary>
    public const long OffHeapBytes = 768 * Mebibyte;

    private const long Mebibyte = 1L << 20;

    /// <summary>For Trino, e.g. <c>307MB</c>; its MB are mebibytes.</summary>
    public string MaxMemoryPerNode => ForTrino(MaxPerNodeBytes);

    /// <summary>For Trino, likewise.</summary>
    public string HeapHeadroom => ForTrino(HeadroomBytes);

    /// <summary>For Kubernetes, e.g. <c>1408Mi</c>.</summary>
    public string Request => ForKubernetes(RequestBytes);

    /// <summary>For Kubernetes, e.g. <c>2304Mi</c>.</summary>
    public string Limit => ForKubernetes(LimitBytes);

    /// <summary>Shares rounded down, the container's memory up.</summary>
    public static NodeMemory Of(JvmMemory heap)
    {
        var (share, quarterMore) = (Floor(heap.Bytes / 10 * 3), heap.Bytes + (heap.Bytes / 4));
        return new(
            heap.Bytes,
            share,
            share,
            RequestBytes: Ceiling(quarterMore + (128 * Mebibyte)),
            LimitBytes: Ceiling(quarterMore + (1024 * Mebibyte)));
    }

    internal static string ForTrino(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebibyte}MB");

    internal static string ForKubernetes(long bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{Ceiling(bytes) / Mebibyte}Mi");

    private static long Floor(long bytes) => bytes / Mebibyte * Mebibyte;

    private static long Ceiling(long bytes) => Floor(bytes + Mebibyte - 1);
}
