using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings.Config;

/// <summary>What the stack builds on: <c>trino-infra:gatewayApi</c>, <c>trino-infra:istio</c> and <c>trino-infra:certManager</c>.</summary>
internal static class MeshReader
{
    /// <param name="hasGateway">Whether the Gateway is the platform's, which then brings all that it takes.</param>
    public static GatewayApiSettings ReadGatewayApi(ConfigNode node, bool hasGateway) => node.Map(gatewayApi => new GatewayApiSettings
    {
        Install = Install(gatewayApi["install"], hasGateway),
    });

    /// <inheritdoc cref="ReadGatewayApi"/>
    /// <param name="mirrors">What the values must not say otherwise.</param>
    public static IstioSettings ReadIstio(ConfigNode node, bool hasGateway, MirrorSettings mirrors) => node.Map(istio =>
    {
        var settings = new IstioSettings
        {
            Install = Install(istio["install"], hasGateway),
            Values = ChartValuesReader.Read(istio["values"], Versions.Istiod, new(ProtectedValues.OfIstiod)),
        };
        MirroredValuesRules.CheckIstiod(istio["values"], mirrors);
        return settings;
    });

    public static CertManagerSettings ReadCertManager(ConfigNode node) => node.Map(certManager => new CertManagerSettings
    {
        Install = certManager["install"].Or(true),
    });

    /// <summary>Says where cert-manager is asked for and nothing is issued by it.</summary>
    public static void NoteIgnored(ConfigNode certManager, TlsSettings tls)
    {
        var install = certManager["install"];
        if (install.Exists && install.Or(true) && tls is not TlsSettings.SelfSigned)
            install.Note("has no effect: only an authority of the stack's own brings cert-manager", "leave it out, or give gateway.tls { issuer: selfSigned }");
    }

    private static bool Install(ConfigNode node, bool hasGateway)
    {
        var install = node.Or(!hasGateway);
        if (install && hasGateway)
            node.Wrong("excludes gateway.existing, behind which the platform runs its own", "leave it out");
        return install;
    }
}
