using Pulumi;

namespace TrinoInfra.Istio;

/// <summary>Whether hosts are part of the mesh; `spec.location` of a ServiceEntry.</summary>
[EnumType]
public readonly record struct ServiceEntryLocation
{
    private readonly string text;

    private ServiceEntryLocation(string text) => this.text = text;

    /// <summary>Outside: no mutual TLS of the mesh.</summary>
    public static ServiceEntryLocation MeshExternal { get; } = new("MESH_EXTERNAL");

    /// <summary>Inside, as if they were Services.</summary>
    public static ServiceEntryLocation MeshInternal { get; } = new("MESH_INTERNAL");

    /// <summary>The text of the API, as Pulumi writes it.</summary>
    public static explicit operator string(ServiceEntryLocation location) => location.text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
