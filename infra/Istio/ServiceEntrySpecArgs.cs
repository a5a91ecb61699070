using Pulumi;

namespace TrinoInfra.Istio;

/// <summary>Hosts outside the mesh, found by DNS or at addresses; ServiceEntry `spec`, as far as the stack needs it.</summary>
public sealed class ServiceEntrySpecArgs : ResourceArgs
{
    /// <summary>DNS names, 1 to 256. A Service of the cluster that has such a name goes before the entry. `spec.hosts`</summary>
    [Input("hosts", required: true)]
    public required InputList<string> Hosts { get; init; }

    /// <summary>The ports, at most 256, each with a name and a number of its own; `spec.ports`.</summary>
    [Input("ports", required: true)]
    public required InputList<ServicePortArgs> Ports { get; init; }

    /// <summary>Whether the hosts are outside the mesh; MESH_EXTERNAL by default. `spec.location`</summary>
    [Input("location")]
    public Input<ServiceEntryLocation>? Location { get; init; }

    /// <summary>How the addresses of the hosts are found; `spec.resolution`.</summary>
    [Input("resolution", required: true)]
    public required Input<ServiceEntryResolution> Resolution { get; init; }

    /// <summary>
    /// Namespaces whose proxies know of the entry, `.` for its own; all by default, and then it is also what sidecars elsewhere
    /// take these hosts for. `spec.exportTo`
    /// </summary>
    [field: Input("exportTo")]
    public InputList<string> ExportTo { get => field ??= []; init; }
}
