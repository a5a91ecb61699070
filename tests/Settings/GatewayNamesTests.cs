using CsCheck;
using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>A class of the cluster for each namespace.</summary>
public sealed class GatewayNamesTests
{
    [Theory]
    [InlineData("trino-namespace", "trino-gateway-class")]
    [InlineData("data", "data-gateway-class")]
    // As long as it may be.
    [InlineData("a1234567890123456789012345678901234", "a1234567890123456789012345678901234-gateway-class")]
    [InlineData("a12345678901234567890123456789012345", "a1234567890123456789012345-df765888-gateway-class")]
    // Its plain name is that of trino-namespace.
    [InlineData("trino", "trino-b612467d-gateway-class")]
    public void It_is_named_after_it(string ns, string name) => Assert.Equal(name, GatewayNames.GatewayClass(DnsLabel.Of(ns)));

    [Fact]
    public void No_two_namespaces_share_one_and_Istio_can_name_a_Service_after_it() => Gen.Select(Namespace, Namespace).Sample((one, other) =>
    {
        var (first, second) = (GatewayNames.GatewayClass(one), GatewayNames.GatewayClass(other));
        Assert.True(DnsLabel.TryParse($"trino-gateway-{first}", out _, out var problem), $"{first}: {problem.What}");
        Assert.Equal(one == other, first == second);
    });

    private static Gen<DnsLabel> Namespace => Gen.OneOf(
        Gen.Int[0, 3].Select(index => new[] { "trino", "trino-namespace", new string('a', 63), new string('a', 62) }[index]),
        Gen.String[Gen.Char["ab-"], 1, 63].Where(text => text[0] != '-' && text[^1] != '-')).Select(DnsLabel.Of);
}
