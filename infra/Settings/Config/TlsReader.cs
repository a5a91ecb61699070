using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:gateway.tls</c>: exactly one of three.</summary>
internal static class TlsReader
{
    private const string Choices = "one of issuer, secretName and clusterIssuer";

    private static readonly Dictionary<string, TlsSettings> issuers =
        new() { ["selfSigned"] = new TlsSettings.SelfSigned() };

    public static TlsSettings Read(ConfigNode node) => !node.Exists
        ? new TlsSettings.SelfSigned()
        : node.Map(tls =>
        {
            var (issuer, secret, clusterIssuer) = (tls["issuer"], tls["secretName"], tls["clusterIssuer"]);
            List<(string Key, TlsSettings Choice)> given = [];
            if (issuer.Exists)
                given.Add(("issuer", issuer.OneOf<TlsSettings>(default!, issuers)));
            if (secret.Exists)
                given.Add(("secretName", new TlsSettings.ExistingSecret(Name(secret))));
            if (clusterIssuer.Exists)
                given.Add(("clusterIssuer", new TlsSettings.ClusterIssuer(Name(clusterIssuer))));
            if (given.Count == 0)
                tls.Fault("names no certificate", $"give {Choices}");
            else if (given.Count > 1)
                tls.Fault($"{string.Join(" and ", given.Select(one => one.Key))} exclude each other", $"keep {Choices}");
            return given.Count == 1 ? given[0].Choice : default!;
        });

    private static string Name(ConfigNode node) => node.Or<ObjectName>(default!)?.ToString()!;
}
