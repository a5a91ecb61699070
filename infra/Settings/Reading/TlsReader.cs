namespace TrinoInfra.Settings.Reading;

/// <summary><c>trino-infra:gateway.tls</c>: exactly one of three.</summary>
internal static class TlsReader
{
    private const string Mend = "keep one of issuer, secretName and clusterIssuer";

    private static readonly Dictionary<string, TlsSettings> issuers = new() { ["selfSigned"] = new TlsSettings.SelfSigned() };

    public static TlsSettings Read(ConfigNode node) => !node.Exists
        ? new TlsSettings.SelfSigned()
        : node.Map(tls =>
        {
            var (issuer, secret, clusterIssuer) = (tls["issuer"], tls["secretName"], tls["clusterIssuer"]);
            List<(string Key, TlsSettings Choice)> given = [];
            if (issuer.Exists)
                given.Add(("issuer", issuer.OneOf<TlsSettings>(default!, issuers)));
            if (secret.Exists)
                given.Add(("secretName", new TlsSettings.ExistingSecret(secret.Or<ObjectName>(default!)?.ToString()!)));
            if (clusterIssuer.Exists)
                given.Add(("clusterIssuer", new TlsSettings.ClusterIssuer(clusterIssuer.Or<ObjectName>(default!)?.ToString()!)));
            if (given.Count == 0)
                tls.Fault("names no certificate", $"give one of issuer, secretName and clusterIssuer");
            else if (given.Count > 1)
                tls.Fault($"{string.Join(" and ", given.Select(choice => choice.Key))} exclude each other", Mend);
            return given.Count == 1 ? given[0].Choice : default!;
        });
}
