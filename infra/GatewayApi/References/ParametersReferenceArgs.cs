using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// An object with settings for a controller, in any namespace or in none; `spec.parametersRef` of a GatewayClass.
/// </summary>
public sealed class ParametersReferenceArgs : ResourceArgs
{
    /// <summary>API group of the object, empty for the core group; `group`.</summary>
    [Input("group", required: true)]
    public required Input<string> Group { get; init; }

    /// <summary>Kind of the object, 1 to 63 characters; `kind`.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; init; }

    /// <summary>Name of the object, 1 to 253 characters; `name`.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>Namespace of the object; needed for a namespaced kind, forbidden for any other. `namespace`</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; init; }

    /// <summary>A ConfigMap.</summary>
    public static ParametersReferenceArgs ConfigMap(Input<string> name, Input<string> @namespace) =>
        new() { Group = "", Kind = "ConfigMap", Name = name, Namespace = @namespace };
}
