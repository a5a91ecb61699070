using TrinoInfra.Routing;

namespace TrinoInfra.Tests.Routing;

public sealed class SharesTests
{
    [Theory]
    [InlineData(90, 100, "90 %")]
    [InlineData(1, 3, "33.33 %")]
    [InlineData(0, 0, "0 %")]
    [InlineData(0, 100, "0 %")]
    [InlineData(1, 1_000_000, "0.0001 %")]
    [InlineData(999_999, 1_000_000, "99.9999 %")]
    public void A_share_that_is_neither_none_nor_all_never_looks_so(long weight, long total, string percent) =>
        Assert.Equal(percent, Shares.Percent(weight, total));
}
