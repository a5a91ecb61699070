using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>What of a stack's objects decides where a request goes, and whether clients trust whom they reach.</summary>
internal sealed record Declared(
    IReadOnlyList<GatewayDocument> Gateways,
    IReadOnlyList<ListenerSetDocument> ListenerSets,
    IReadOnlyList<RouteDocument> Routes,
    ServedCertificates Certificates,
    BackendDocuments Backends)
{
    public static Declared Nothing { get; } = new([], [], [], new([], []), BackendDocuments.None);

    /// <param name="documents">YAML or JSON.</param>
    /// <exception cref="InvalidOperationException">The documents are at fault.</exception>
    public static Declared In(string documents)
    {
        var file = RouteFile.Parse(documents);
        if (file.Faults is [var fault, ..])
            throw new InvalidOperationException($"The stack's own routes are at fault: {fault}");
        return new(file.Gateways, file.ListenerSets, file.Routes, ServedCertificates.In(documents), file.Backends);
    }

    /// <summary>These objects, and of the others those of other names.</summary>
    public Declared And(Declared others)
    {
        var added = others.Except(this);
        return new(
            [.. Gateways, .. added.Gateways],
            [.. ListenerSets, .. added.ListenerSets],
            [.. Routes, .. added.Routes],
            new([.. Certificates.Shown, .. added.Certificates.Shown], [.. Certificates.Issued, .. added.Certificates.Issued]),
            new([.. Backends.Entries, .. added.Backends.Entries], [.. Backends.Policies, .. added.Backends.Policies]));
    }

    /// <summary>Those that the others have none of the same name for.</summary>
    public Declared Except(Declared others) => new(
        [.. Gateways.ExceptBy(others.Gateways.Select(one => one.Name), one => one.Name)],
        [.. ListenerSets.ExceptBy(others.ListenerSets.Select(one => one.Name), one => one.Name)],
        [.. Routes.ExceptBy(others.Routes.Select(one => one.Name), one => one.Name)],
        new(
            [.. Certificates.Shown.ExceptBy(others.Certificates.Shown.Select(one => one.By), one => one.By)],
            [.. Certificates.Issued.ExceptBy(others.Certificates.Issued.Select(one => one.Secret), one => one.Secret)]),
        new(
            [.. Backends.Entries.ExceptBy(others.Backends.Entries.Select(one => one.Name), one => one.Name)],
            [.. Backends.Policies.ExceptBy(others.Backends.Policies.Select(one => one.Name), one => one.Name)]));

    /// <summary>Those that are not of the tracks.</summary>
    public Declared Except(IEnumerable<TrackSettings> tracks)
    {
        var names = tracks.Select(track => $"{track.Name}-").ToList();
        bool Stays(string name) => !names.Exists(begin => name.StartsWith(begin, StringComparison.Ordinal));
        return new(
            Gateways,
            [.. ListenerSets.Where(set => Stays(set.Name))],
            [.. Routes.Where(route => Stays(route.Name))],
            new([.. Certificates.Shown.Where(shown => Stays(shown.By))], [.. Certificates.Issued.Where(issued => Stays(issued.Secret))]),
            new([.. Backends.Entries.Where(entry => Stays(entry.Name))], [.. Backends.Policies.Where(policy => Stays(policy.Name))]));
    }
}
