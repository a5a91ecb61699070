using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

public sealed class ValueTypeTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1h1m1s1ms", 3_661_001)]
    [InlineData("90s90s", 180_000)]
    [InlineData("99999h99999h99999h99999h", 4 * 99999L * 3_600_000)]
    public void A_duration_knows_its_length(string text, long milliseconds)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), GatewayDuration.Of(text).Length);
        Assert.Equal(text, GatewayDuration.Of(text).ToString());
    }

    [Theory]
    [InlineData("512m", 512L << 20)]
    [InlineData("1G", 1L << 30)]
    [InlineData("1048576K", 1L << 30)]
    [InlineData("4096g", 4096L << 30)]
    public void A_heap_knows_its_bytes(string text, long bytes) => Assert.Equal(bytes, JvmMemory.Of(text).Bytes);

    [Theory]
    [InlineData("511m")]
    [InlineData("4097g")]
    [InlineData("9999999999g")]
    [InlineData("99999999999g")]
    [InlineData("1.5G")]
    [InlineData("1GB")]
    public void A_heap_that_Java_or_Trino_would_refuse_is_none(string text) => Assert.Throws<FormatException>(() => JvmMemory.Of(text));

    [Theory]
    [InlineData("0m")]
    [InlineData("0.0001")]
    [InlineData("1025")]
    [InlineData("1e3")]
    [InlineData("-1")]
    public void An_amount_of_CPU_that_Kubernetes_would_refuse_is_none(string text) => Assert.Throws<FormatException>(() => CpuQuantity.Of(text));

    [Fact]
    public void A_weight_is_a_weight_from_the_start()
    {
        Assert.Equal(0, default(Weight).Value);
        Assert.Equal(Weight.Of(0), default);
        Assert.Throws<ArgumentOutOfRangeException>(() => Weight.Of(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Weight.Of(1_000_001));
    }

    [Fact]
    public void A_constant_of_the_wrong_form_says_what_is_wrong() =>
        Assert.Equal(
            "\"a_b\" has an underscore, which host names cannot have; give a host name alone, such as trino.example.com.",
            Assert.Throws<FormatException>(() => Hostname.Of("a_b")).Message);

    // Line feeds at the end are what `$` lets through.
    [Fact]
    public void A_line_feed_at_the_end_belongs_to_no_value()
    {
        Assert.False(GatewayDuration.TryParse("5s\n", out _, out _));
        Assert.False(DnsLabel.TryParse("a\n", out _, out _));
        Assert.False(Hostname.TryParse("a.b\n", out _, out _));
        Assert.False(JvmMemory.TryParse("1G\n", out _, out _));
        Assert.False(CpuQuantity.TryParse("1\n", out _, out _));
        Assert.False(ImageTag.TryParse("480\n", out _, out _));
        Assert.False(Weight.TryParse("1\n", out _, out _));
        // Digits that are not ASCII are digits to `\d` and to parsers of other cultures.
        Assert.False(Weight.TryParse("٣", out _, out _));
        Assert.False(GatewayDuration.TryParse("٣s", out _, out _));
    }
}
