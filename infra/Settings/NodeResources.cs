namespace TrinoInfra.Settings;

/// <summary>What one coordinator or worker gets.</summary>
/// <param name="Heap">The Java heap, <c>-Xmx</c>; the container's memory follows from it.</param>
/// <param name="Cpu">The CPU request, e.g. <c>500m</c>.</param>
public sealed record NodeResources(JvmMemory Heap, CpuQuantity Cpu)
{
    public NodeResources()
        : this(JvmMemory.Of("1G"), CpuQuantity.Of("500m"))
    {
    }
}
