using System.Text.Json;
using TrinoInfra.Checking;
using TrinoInfra.Yaml;

namespace TrinoInfra.RouteReader.Documents;

/// <summary>What a stream of YAML or JSON documents says about routing, whoever wrote it.</summary>
/// <param name="Gateways">The Gateways, in their order.</param>
/// <param name="Routes">The HTTPRoutes, in their order.</param>
/// <param name="Faults">What is wrong, a hundred things at most if it is YAML; when there are any, the rest is incomplete.</param>
public sealed record RouteFile(
    IReadOnlyList<GatewayDocument> Gateways, IReadOnlyList<RouteDocument> Routes, IReadOnlyList<Fault> Faults)
{
    /// <summary>The ListenerSets, in their order.</summary>
    public IReadOnlyList<ListenerSetDocument> ListenerSets { get; init; } = [];

    /// <summary>What is said of backends, in the order of the documents.</summary>
    public BackendDocuments Backends { get; init; } = BackendDocuments.None;

    /// <summary>How many faults there are beside <see cref="Faults"/>.</summary>
    public int MoreFaults { get; init; }

    /// <summary>What their maker knows and the documents do not say, told with every explanation; sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// Reads a stream; lists (<c>kind: List</c>) are flattened, other kinds passed over. Never throws: what cannot be
    /// read is a fault, all of them at once.
    /// </summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="source">What to call it in faults, e.g. the file's name.</param>
    public static RouteFile Parse(string text, string source = "routes")
    {
        try
        {
            return JsonComposer.MayRead(text) ? Read(JsonComposer.Compose(text, source), source) : ParseYaml(text, source);
        }
        catch (JsonException)
        {
            return ParseYaml(text, source);
        }
    }

    private static RouteFile ParseYaml(string text, string source)
    {
        try
        {
            return Read(YamlComposer.Compose(text, source), source);
        }
        catch (FaultsException exception)
        {
            return new RouteFile([], [], exception.Faults);
        }
    }

    private static RouteFile Read(IEnumerable<YamlValue> documents, string source)
    {
        var log = new FaultLog();
        var reader = new ResourceReader(source, log);
        foreach (var (index, document) in documents.Index())
            reader.Read(document, index + 1);
        return new RouteFile(reader.Gateways, reader.Routes, log.Faults)
        {
            ListenerSets = reader.ListenerSets,
            Backends = new(reader.ServiceEntries, reader.Policies),
            MoreFaults = log.Unkept,
        };
    }
}
