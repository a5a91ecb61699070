using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>
/// Where a track alone is reached, whatever its weight: by a host of its own, or on the main host below a path. Every URI
/// that it issues begins so.
/// </summary>
/// <param name="Host">The track's own host, or the main one.</param>
/// <param name="Port">The public port of https.</param>
/// <param name="Prefix">The first segment of the path; null where the host tells.</param>
public sealed record TrackAddress(string Host, int Port, DnsLabel? Prefix = null)
{
    /// <summary>The host, with the port where it is not 443.</summary>
    public string Authority => Port == 443 ? Host : $"{Host}:{Port}";

    /// <summary>E.g. <c>https://trino-v1-stable.trino.example.com:8443</c>; no slash at its end.</summary>
    public override string ToString() => $"https://{Authority}{(Prefix is null ? "" : $"/{Prefix}")}";
}
