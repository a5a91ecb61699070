using CsCheck;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

public sealed class NodeMemoryTests
{
    [Theory]
    [InlineData("512m", "153MB", "768Mi", "1664Mi")]
    [InlineData("1G", "307MB", "1408Mi", "2304Mi")]
    [InlineData("24G", "7372MB", "30848Mi", "31744Mi")]
    public void Memory_follows_from_the_heap(string heap, string share, string request, string limit)
    {
        var memory = NodeMemory.Of(JvmMemory.Of(heap));
        Assert.Equal((share, share, request, limit), (memory.MaxMemoryPerNode, memory.HeapHeadroom, memory.Request, memory.Limit));
    }

    [Fact]
    public void Trino_starts_and_the_container_holds_it_whatever_the_heap() =>
        Gen.Long[JvmMemory.MinBytes >> 10, JvmMemory.MaxBytes >> 10].Sample(kibibytes =>
        {
            var memory = NodeMemory.Of(JvmMemory.Of($"{kibibytes}k"));
            Assert.True(memory.MaxPerNodeBytes + memory.HeadroomBytes < memory.HeapBytes);
            Assert.True(memory.HeapBytes < memory.RequestBytes && memory.RequestBytes < memory.LimitBytes);
            Assert.True(memory.LimitBytes >= memory.HeapBytes + NodeMemory.OffHeapBytes);
        });
}
