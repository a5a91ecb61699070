using System.Collections.Frozen;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>How a coordinator makes its clients say who they are.</summary>
internal static class AuthenticationTypes
{
    /// <summary>What <c>http-server.authentication.type</c> may name, in any case: from Trino's ServerSecurityModule.</summary>
    public static FrozenSet<string> All { get; } =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "CERTIFICATE", "HEADER", "INSECURE", "JWT", "KERBEROS", "OAUTH2", "PASSWORD");

    /// <summary>
    /// Those that a track's values ask for, for clients or the Web UI, in lower case; null where an environment variable says.
    /// </summary>
    public static IReadOnlySet<string>? Of(TrackSettings track) => Known(
    [
        .. Given(track),
        .. NodeProperties.Of(track.Values, "coordinator")
            .Where(property => property.Name == "web-ui.authentication.type")
            .Select(property => property.Value),
    ]);

    /// <summary>Those for clients, in lower case; none where they need not say who they are, null where an environment variable says.</summary>
    public static IReadOnlySet<string>? OfClients(TrackSettings track) =>
        // Trino takes this very word alone for no authentication.
        Given(track) is var types && types is ["insecure"] ? FrozenSet<string>.Empty : Known(types);

    /// <summary>Makes Trino take anybody for whom he says he is, as long as he comes over http.</summary>
    public const string InsecureOverHttp = "http-server.authentication.allow-insecure-over-http";

    /// <summary>Whether clients over http need not say who they are, though others must.</summary>
    public static bool LetHttpIn(TrackSettings track) => string.Equals(
        NodeProperties.Of(track.Values, "coordinator").LastOrDefault(property => property.Name == InsecureOverHttp).Value,
        "true",
        StringComparison.OrdinalIgnoreCase);

    private static string[] Given(TrackSettings track) => Split(track.Values.TextAt("server", "config", "authenticationType") ?? "");

    private static HashSet<string>? Known(string[] types) =>
        types.Any(IsVariable) ? null : types.Select(type => type.ToLowerInvariant()).ToHashSet();

    /// <summary>The types of a comma-separated list, as they are written.</summary>
    public static string[] Split(string types) =>
        types.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a text names an environment variable, <c>${ENV:NAME}</c>, of which Trino takes the value.</summary>
    public static bool IsVariable(string text) => text.Contains("${", StringComparison.Ordinal);
}
