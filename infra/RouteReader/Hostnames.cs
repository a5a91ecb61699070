namespace TrinoInfra.RouteReader;

/// <summary>
/// Hostnames of listeners and routes, lower case: a host, <c>*.suffix</c> for one or more labels before the suffix
/// (never the suffix itself), or empty for any host.
/// </summary>
internal static class Hostnames
{
    /// <summary>Whether the hostname takes <paramref name="host"/>, or all that this takes where it is a wildcard itself.</summary>
    public static bool Covers(string hostname, string host) =>
        hostname.Length == 0
        || hostname == host
        || (IsWildcard(hostname) && host.Length >= hostname.Length && host.AsSpan().EndsWith(hostname.AsSpan(1)));

    /// <summary>What both take: the narrower one, or null where they have no host in common.</summary>
    public static string? Intersect(string one, string other) =>
        Covers(one, other) ? other : Covers(other, one) ? one : null;

    /// <summary>The more specific is the greater: any host, then wildcards by their length, then a host.</summary>
    public static IComparer<string> BySpecificity { get; } =
        Comparer<string>.Create((one, other) => Rank(one).CompareTo(Rank(other)));

    public static string Describe(string hostname) => hostname.Length == 0 ? "any host" : hostname;

    private static bool IsWildcard(string hostname) => hostname.StartsWith("*.", StringComparison.Ordinal);

    private static (int, int) Rank(string hostname) =>
        (hostname.Length == 0 ? 0 : IsWildcard(hostname) ? 1 : 2, hostname.Length);
}
