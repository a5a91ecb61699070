using TrinoInfra.Settings;
using TrinoInfra.Yaml;

namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>Finds the Gateways and HTTPRoutes of a stream, lists unfolded, other kinds passed over.</summary>
internal sealed class ResourceReader(string source, FaultLog log)
{
    private const string Group = "gateway.networking.k8s.io/";
    private readonly HashSet<string> names = [];

    public List<GatewayDocument> Gateways { get; } = [];

    public List<RouteDocument> Routes { get; } = [];

    /// <param name="document">One document of the stream.</param>
    /// <param name="number">Its place in the stream, from 1.</param>
    public void Read(YamlValue document, int number)
    {
        var field = new Field(document, $"{source}: document {number}", "", log);
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
        var (ofVersion, ofKind) = (version.Text() ?? listed?.Version, kind.Text() ?? listed?.Kind);
        if (ofKind is null && !kind.Exists)
            kind.Fault("it is missing", "name the kind, e.g. HTTPRoute");
        else if (IsList(ofVersion, ofKind))
            Unfold(field, ofVersion, ofKind!, depth);
        else if (ofVersion is null && !version.Exists)
            version.Fault("it is missing", "write gateway.networking.k8s.io/v1");
        else if (IsOurs(ofVersion))
            ReadResource(field, ofKind);
    }

    /// <summary>Others' lists may have items of any shape.</summary>
    private static bool IsList(string? version, string? kind) =>
        (kind == "List" && version is "v1" or null)
        || (IsOurs(version) && kind?.EndsWith("List", StringComparison.Ordinal) == true);

    private static bool IsOurs(string? version) => version?.StartsWith(Group, StringComparison.Ordinal) == true;

    private void Unfold(Field field, string? version, string kind, int depth)
    {
        if (depth > 3)
        {
            field.Fault("lists of lists of lists", "give one list");
            return;
        }
        (string, string)? listed = kind != "List" && version is not null ? (version, kind[..^"List".Length]) : null;
        foreach (var item in field["items"].Items(int.MaxValue))
            Read(item, listed, depth + 1);
    }

    private void ReadResource(Field field, string? kind)
    {
        if (kind is not ("Gateway" or "HTTPRoute"))
            return;
        var name = field["metadata"]["name"].RequiredName("give the resource a name");
        var space = field["metadata"]["namespace"].Text<DnsLabel>() ?? "default";
        var place = field.Path.Length == 0 ? field.Place : $"{field.Place}: {field.Path}";
        field = field with
        {
            Place = $"{place} ({kind} {Quoted.Shown(space)}/{Quoted.Shown(name)})",
            Path = "",
            IsLive = field["metadata"]["uid"].Exists,
        };
        if (!names.Add($"{kind} {space}/{name}"))
            field.Fault("it is given twice", "give each resource once");
        if (kind == "Gateway")
            Gateways.Add(GatewayReader.Read(field, space, name));
        else
            Routes.Add(RouteReader.Read(field, space, name));
    }
}
