using System.Collections.Frozen;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>
/// What only a coordinator's Trino binds: the same line in a worker's config.properties stops it with "Configuration
/// property was not used". Read in trinodb/trino, packages io.trino.server, .server.ui, .server.security and its own,
/// .connector, .transaction, .event and .failuredetector, each here under its class. An authenticator binds its class where
/// <c>http-server.authentication.type</c> names it, which the chart writes for the coordinator alone.
/// </summary>
internal static class CoordinatorProperties
{
    /// <summary>The class that binds a property on coordinators alone; null where workers know it too, or nobody does.</summary>
    public static CoordinatorClass? Find(string property) =>
        byName.TryGetValue(property, out var found) ? found
        : clients.FirstOrDefault(client => property.StartsWith($"{client.Prefix}.http-client.", StringComparison.Ordinal)).Class;

    private static readonly (string Prefix, CoordinatorClass Class)[] clients =
    [
        ("failure-detector", new("HttpClientConfig")),
        ("memoryManager", new("HttpClientConfig")),
        ("scheduler", new("HttpClientConfig")),
        ("workerInfo", new("HttpClientConfig")),
        ("jwk", new("HttpClientConfig", "jwt")),
        ("oauth2-jwk", new("HttpClientConfig", "oauth2")),
    ];

    private static readonly FrozenDictionary<string, CoordinatorClass> byName = Classes()
        .SelectMany(bound => bound.Names, (bound, name) => (name, bound.Class))
        .ToFrozenDictionary(bound => bound.name, bound => bound.Class);

    private static IEnumerable<(CoordinatorClass Class, string[] Names)> Classes() =>
    [
        (new("WebUiConfig"), ["web-ui.enabled", "web-ui.preview.enabled"]),
        (new("WebUiAuthenticationConfig"), ["web-ui.authentication.type"]),
        (new("FormWebUiConfig"), ["web-ui.session-timeout", "web-ui.shared-secret"]),
        (new("FixedUserWebUiConfig"), ["web-ui.user"]),
        (new("PasswordAuthenticatorConfig", "password"),
            ["password-authenticator.config-files", .. Mapping("http-server.authentication.password")]),
        (new("HeaderAuthenticatorConfig", "header"),
            ["header-authenticator.config-files", .. Mapping("http-server.authentication.header")]),
        (new("CertificateConfig", "certificate"), [.. Mapping("http-server.authentication.certificate")]),
        (new("KerberosConfig", "kerberos"),
            [
                "http.authentication.krb5.config",
                .. Below("http-server.authentication.krb5", "keycache", "keytab", "name-type", "principal-hostname", "service-name"),
                .. Below("http.server.authentication.krb5", "keytab", "name-type", "principal-hostname", "service-name"),
                .. Mapping("http-server.authentication.krb5"),
            ]),
        (new("JwtAuthenticatorConfig", "jwt"),
            [
                .. Below("http-server.authentication.jwt", "key-file", "principal-field", "required-audience", "required-issuer"),
                .. Below("http.authentication.jwt", "key-file", "required-audience", "required-issuer"),
                .. Mapping("http-server.authentication.jwt"),
            ]),
        (new("OAuth2Config", "oauth2"),
            [
                .. Below(
                    "http-server.authentication.oauth2", "additional-audiences", "audience", "challenge-timeout", "client-id",
                    "client-secret", "domain-hint", "groups-field", "issuer", "max-clock-skew", "oidc.discovery", "principal-field",
                    "refresh-tokens", "require-audience", "scopes", "state-key"),
                .. Mapping("http-server.authentication.oauth2"),
            ]),
        (new("StaticOAuth2ServerConfig", "oauth2"),
            [
                .. Below(
                    "http-server.authentication.oauth2", "access-token-issuer", "auth-url", "end-session-url", "jwks-url",
                    "token-url", "userinfo-url"),
            ]),
        (new("OidcDiscoveryConfig", "oauth2"),
            [.. Below("http-server.authentication.oauth2.oidc", "discovery.timeout", "use-userinfo-endpoint")]),
        (new("RefreshTokensConfig", "oauth2"),
            [
                .. Below(
                    "http-server.authentication.oauth2.refresh-tokens", "issued-token.audience", "issued-token.issuer",
                    "issued-token.timeout", "secret-key"),
            ]),
        (new("CatalogStoreConfig"), ["catalog.store"]),
        (new("FileCatalogStoreConfig"), ["catalog.read-only"]),
        (new("CatalogPruneTaskConfig"), ["catalog.prune.enabled", "catalog.prune.update-interval"]),
        (new("TransactionManagerConfig"), [.. Below("transaction", "idle-check-interval", "idle-timeout", "max-finishing-concurrency")]),
        (new("QueryMonitorConfig"), ["event.max-output-stage-size"]),
        (new("FailureDetectorConfig"),
            [.. Below("failure-detector", "enabled", "expiration-grace-interval", "heartbeat-interval", "threshold", "warmup-interval")]),
    ];

    private static IEnumerable<string> Below(string prefix, params string[] names) => names.Select(name => $"{prefix}.{name}");

    private static IEnumerable<string> Mapping(string authenticator) =>
        Below($"{authenticator}.user-mapping", "file", "pattern");
}

/// <summary>A configuration class of Trino that a coordinator binds and a worker does not.</summary>
/// <param name="Name">The class.</param>
/// <param name="Authentication">The authentication type with which alone it is bound; null where it always is.</param>
internal sealed record CoordinatorClass(string Name, string? Authentication = null);
