using CsCheck;
using TrinoInfra.Arms;

namespace TrinoInfra.Tests.Arms;

/// <summary>The order in which arms are measured.</summary>
public sealed class BlocksTests
{
    [Fact]
    public void Each_arm_is_once_in_each_block_and_every_second_block_is_the_mirror_of_the_one_before() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 12], Gen.Int[0, 10_000]).Sample((arms, count, seed) =>
        {
            var blocks = Blocks.Of(arms, count, seed);

            Assert.Equal(count, blocks.Length);
            Assert.All(blocks, block => Assert.Equal(Enumerable.Range(0, arms), block.Order()));
            Assert.All(blocks.Index().Where(block => block.Index % 2 == 1), block => Assert.Equal(blocks[block.Index - 1].Reverse(), block.Item));
        });

    /// <summary>What drifts evenly is in no arm's favour: over two blocks each has the same places on average.</summary>
    [Fact]
    public void Two_blocks_give_every_arm_the_same_middle() =>
        Gen.Select(Gen.Int[2, 5], Gen.Int[0, 10_000]).Sample((arms, seed) =>
        {
            var places = Blocks.Of(arms, 2, seed).SelectMany(block => block).Index().GroupBy(place => place.Item, place => place.Index);
            Assert.All(places, arm => Assert.Equal(arms - 0.5, arm.Average()));
        });

    [Fact]
    public void A_seed_gives_its_order_again_and_others_give_others()
    {
        Assert.Equal(Blocks.Of(3, 8, 5).SelectMany(block => block), Blocks.Of(3, 8, 5).SelectMany(block => block));
        Assert.True(Enumerable.Range(0, 20).Select(seed => string.Concat(Blocks.Of(3, 4, seed).SelectMany(block => block))).Distinct().Count() > 5);
    }
}
