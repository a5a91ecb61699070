using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// An object with settings for a controller, in the Gateway's own namespace; `spec.infrastructure.parametersRef`.
/// </summary>
public sealed class LocalParametersReferenceArgs : ResourceArgs
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

    /// <summary>A ConfigMap.</summary>
    public static LocalParametersReferenceArgs ConfigMap(Input<string> name) =>
        new() { Group = "", Kind = "ConfigMap", Name = name };
}
