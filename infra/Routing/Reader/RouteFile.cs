using TrinoInfra.Routing.Reader.Parsing;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing.Reader;

/// <summary>What a stream of YAML or JSON documents says about routing, whoever wrote it.</summary>
/// <param name="Gateways">The Gateways, in their order.</param>
/// <param name="Routes">The HTTPRoutes, in their order.</param>
/// <param name="Faults">Everything that is wrong; when there are any, the rest is incomplete.</param>
public sealed record RouteFile(
    IReadOnlyList<GatewayDocument> Gateways, IReadOnlyList<RouteDocument> Routes, IReadOnlyList<Fault> Faults)
{
    /// <summary>
    /// Reads a stream; lists (<c>kind: List</c>) are flattened, other kinds passed over. Never throws: what cannot be
    /// read is a fault, all of them at once.
    /// </summary>
    /// <param name="text">YAML or JSON, at most 4 MiB.</param>
    /// <param name="source">What to call it in faults, e.g. the file's name.</param>
    public static RouteFile Parse(string text, string source = "routes")
    {
        var log = new FaultLog();
        var (documents, fault) = DocumentStream.Load(text, source);
        if (fault is not null)
            return new RouteFile([], [], [fault]);
        var reader = new ResourceReader(source, log);
        foreach (var (index, document) in documents.Index())
            reader.Read(document, index + 1);
        return new RouteFile(reader.Gateways, reader.Routes, log.Faults);
    }
}
