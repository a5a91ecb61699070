using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Schema;
using TrinoInfra.Yaml;

namespace TrinoInfra.RouteReader.Documents;

/// <summary>
/// Finds the Gateways, ListenerSets, HTTPRoutes and BackendTLSPolicies of a stream, and Istio's ServiceEntries, lists unfolded,
/// other kinds passed over.
/// </summary>
internal sealed class ResourceReader(string source, FaultLog log)
{
    private const string Group = "gateway.networking.k8s.io/";
    private const string IstioGroup = "networking.istio.io/";
    private static readonly string[] Members = ["apiVersion", "kind", "metadata", "spec", "status"];

    // ListenerSet is younger than the others.
    private static readonly string[] Versions = ["v1", "v1beta1"];
    private readonly HashSet<string> names = [];

    public List<GatewayDocument> Gateways { get; } = [];

    public List<ListenerSetDocument> ListenerSets { get; } = [];

    public List<RouteDocument> Routes { get; } = [];

    public List<BackendTLSPolicyDocument> Policies { get; } = [];

    public List<ServiceEntryDocument> ServiceEntries { get; } = [];

    /// <param name="document">One document of the stream.</param>
    /// <param name="number">Its place in the stream, from 1.</param>
    public void Read(YamlValue document, int number)
    {
        var field = new Field(document, "", new ReadDocument($"{source}: document {number}", log, IsLive: false));
        if (field.Exists)
            Read(field, listed: null, depth: 0);
    }

    // Items of a list need not repeat the version and kind that it names.
    private void Read(Field field, (string Version, string Kind)? listed, int depth)
    {
        if (!field.IsMapping)
        {
            field.Fault($"{field.Shown} is no Kubernetes object", "give apiVersion, kind, metadata and spec");
            return;
        }

        var (version, kind) = (field["apiVersion"], field["kind"]);
        var ofVersion = version.RequireText("give a text") ?? listed?.Version;
        var ofKind = kind.RequireText("give a text") ?? listed?.Kind;
        if (ofKind is null && !kind.Exists)
            kind.Fault("it is missing", "name the kind, e.g. HTTPRoute");
        else if (IsList(ofVersion, ofKind))
            Unfold(field, ofVersion, ofKind!, depth);
        else if (ofVersion is null && !version.Exists)
            version.Fault("it is missing", "write gateway.networking.k8s.io/v1");
        else if (IsOurs(ofVersion) && ofKind is "Gateway" or "ListenerSet" or "HTTPRoute" or "BackendTLSPolicy")
            ReadResource(field, ofVersion![Group.Length..], ofKind);
        else if (IsIstios(ofVersion) && ofKind == "ServiceEntry")
            ReadServiceEntry(field);
    }

    /// <summary>Others' lists may have items of any shape.</summary>
    private static bool IsList(string? version, string? kind) =>
        (kind == "List" && version is "v1" or null)
        || ((IsOurs(version) || IsIstios(version)) && kind?.EndsWith("List", StringComparison.Ordinal) == true);

    private static bool IsOurs(string? version) => version?.StartsWith(Group, StringComparison.Ordinal) == true;

    private static bool IsIstios(string? version) => version?.StartsWith(IstioGroup, StringComparison.Ordinal) == true;

    private void Unfold(Field field, string? version, string kind, int depth)
    {
        if (depth > 3)
        {
            field.Fault("lists of lists of lists", "give one list");
            return;
        }
        var items = field["items"];
        if (items.Exists && !items.IsList)
            items.Fault($"{items.Shown} is no list", "give a list");
        (string, string)? listed = kind != "List" && version is not null ? (version, kind[..^"List".Length]) : null;
        foreach (var item in items.Items)
            Read(item, listed, depth + 1);
    }

    private void ReadResource(Field field, string version, string kind)
    {
        var (name, space) = Metadata.Check(field["metadata"]);
        var place = field.Path.Length == 0 ? field.Document.Place : $"{field.Document.Place}: {field.Path}";
        field = new Field(field.Value, "", new ReadDocument(
            $"{place} ({kind} {Quoted.Shown(space)}/{Quoted.Shown(name)})", log, IsLive: field["metadata"]["uid"].Exists));
        if (!names.Add($"{kind} {space}/{name}"))
            field.Fault("it is given twice", "give each resource once");
        if (!Versions.Contains(version))
            field["apiVersion"].Breach($"{field["apiVersion"].Shown} is not served", $"write {Group}v1");
        foreach (var (key, unknown) in field.Entries.Where(entry => !Members.Contains(entry.Key) && !field.Document.IsLive))
            unknown.Fault("unknown key", KeySuggestion.For(key, Members));

        var spec = Limits.Check(ApiSchema.Kinds[kind], field["spec"]);
        if (kind == "Gateway")
            Gateways.Add(GatewayReader.Read(spec, space, name));
        else if (kind == "ListenerSet")
            ListenerSets.Add(GatewayReader.ReadSet(spec, space, name));
        else if (kind == "BackendTLSPolicy")
            Policies.Add(BackendDocumentReader.ReadPolicy(field, spec, space, name));
        else
            Routes.Add(HTTPRouteReader.Read(field, spec, space, name));
    }

    private void ReadServiceEntry(Field field)
    {
        var (name, space) = Metadata.Check(field["metadata"]);
        ServiceEntries.Add(BackendDocumentReader.ReadEntry(field["spec"], space, name));
    }
}
