using System.Collections.Concurrent;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>A Service, or a host outside: a coordinator, and where it listens when it does.</summary>
/// <param name="Coordinator">Who answers.</param>
/// <param name="Address">Null for a coordinator that is only ever called in memory.</param>
public sealed record Upstream(Coordinator Coordinator, Uri? Address = null)
{
    /// <summary>Where it is, and how it must be spoken to, of one that the stack does not run.</summary>
    public ExternalTrino? External { get; init; }
}

/// <summary>Everything a gateway knows at one moment; replaced as a whole, never changed.</summary>
public sealed class GatewayState(
    RouteTable table,
    IReadOnlyDictionary<string, Upstream> services,
    ServedCertificates? certificates = null,
    BackendDocuments? backends = null)
{
    private readonly ConcurrentDictionary<string, int> statements = new();

    public static GatewayState Empty { get; } = new(new([], []), new Dictionary<string, Upstream>());

    public RouteTable Table => table;

    /// <summary>What its listeners show to clients.</summary>
    public ServedCertificates Certificates { get; } = certificates ?? new([], []);

    /// <summary>By the names of the tracks.</summary>
    public IReadOnlyDictionary<string, Upstream> Services => services;

    /// <summary>Whom a reference leads to: a Service by its name, a host that an entry of the same namespace makes known.</summary>
    public Upstream? Find(BackendReference backend)
    {
        if (backend.Kind != BackendReference.Hostname)
            return services.GetValueOrDefault(backend.Name) is { External: null } service ? service : null;
        var entry = backends?.Entries.FirstOrDefault(entry =>
            entry.Namespace == backend.Namespace && entry.Hosts.Contains(backend.Name) && entry.Ports.Any(port => port.Number == backend.Port));
        return entry is null
            ? null
            : services.Values.FirstOrDefault(outside => outside.External is { } external
                && external.Host == backend.Name && external.Port == backend.Port && Understands(external.Tls, entry));
    }

    /// <summary>Nobody is understood who speaks in the clear where TLS is wanted, with TLS where it is not, or believes somebody else.</summary>
    private bool Understands(ExternalTls? wanted, ServiceEntryDocument entry)
    {
        var policy = backends!.Policies.FirstOrDefault(policy =>
            policy.Namespace == entry.Namespace && policy.Targets.Any(target => target is { Kind: PolicyTarget.ServiceEntry, SectionName: null } && target.Name == entry.Name));
        return (wanted, policy) switch
        {
            (null, null) => true,
            ({ } tls, { } spoken) => spoken.Hostname == tls.Name && spoken.SubjectAltNames is [var name] && name == tls.Name
                && spoken.Authorities is [var authority] && (tls.Authority is null ? authority.Contains("system") : authority == $"ConfigMap {tls.Authority}"),
            _ => false,
        };
    }

    /// <summary>New statements, those outside transactions, that this moment's weights gave to each track.</summary>
    public IReadOnlyDictionary<string, int> NewStatements => statements;

    public void Count(string track) => statements.AddOrUpdate(track, 1, (_, count) => count + 1);
}
