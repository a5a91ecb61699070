using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:gatewayApi</c> and <c>trino-infra:istio</c>.</summary>
internal static class MeshReader
{
    public static GatewayApiSettings ReadGatewayApi(ConfigNode node) => node.Map(gatewayApi => new GatewayApiSettings
    {
        Install = gatewayApi["install"].Or(true),
    });

    public static IstioSettings ReadIstio(ConfigNode node) => node.Map(istio => new IstioSettings
    {
        Install = istio["install"].Or(true),
        Values = ChartValuesReader.Read(istio["values"], Versions.Istiod, new(ProtectedValues.OfIstiod)),
    });
}
