using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What is said of the objects that a controller makes for a Gateway; `spec.infrastructure`.</summary>
public sealed class GatewayInfrastructureArgs : ResourceArgs
{
    /// <summary>Labels for the objects, at most 8; `spec.infrastructure.labels`.</summary>
    [field: Input("labels")]
    public InputMap<string> Labels { get => field ??= []; init; }

    /// <summary>Annotations for the objects, at most 8; `spec.infrastructure.annotations`.</summary>
    [field: Input("annotations")]
    public InputMap<string> Annotations { get => field ??= []; init; }

    /// <summary>Settings of the controller for this Gateway; `spec.infrastructure.parametersRef`.</summary>
    [Input("parametersRef")]
    public Input<LocalParametersReferenceArgs>? ParametersRef { get; init; }
}
