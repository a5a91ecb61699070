using System.Collections.Concurrent;
using TrinoInfra.RouteReader.Deciding;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>A Service: a coordinator, and where it listens when it does.</summary>
/// <param name="Coordinator">Who answers.</param>
/// <param name="Address">Null for a coordinator that is only ever called in memory.</param>
public sealed record Upstream(Coordinator Coordinator, Uri? Address = null);

/// <summary>Everything a gateway knows at one moment; replaced as a whole, never changed.</summary>
public sealed class GatewayState(
    RouteTable table, IReadOnlyDictionary<string, Upstream> services, ServedCertificates? certificates = null)
{
    private readonly ConcurrentDictionary<string, int> statements = new();

    public static GatewayState Empty { get; } = new(new([], []), new Dictionary<string, Upstream>());

    public RouteTable Table => table;

    /// <summary>What its listeners show to clients.</summary>
    public ServedCertificates Certificates { get; } = certificates ?? new([], []);

    /// <summary>By name.</summary>
    public IReadOnlyDictionary<string, Upstream> Services => services;

    /// <summary>New statements, those outside transactions, that this moment's weights gave to each Service.</summary>
    public IReadOnlyDictionary<string, int> NewStatements => statements;

    public void Count(string service) => statements.AddOrUpdate(service, 1, (_, count) => count + 1);
}
