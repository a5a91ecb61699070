using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Which controller looks after the Gateways of a class; GatewayClass `spec`.</summary>
public sealed class GatewayClassSpecArgs : ResourceArgs
{
    /// <summary>
    /// The controller, as `domain/path`, at most 253 characters; cannot be changed later. `spec.controllerName`
    /// </summary>
    [Input("controllerName", required: true)]
    public required Input<string> ControllerName { get; init; }

    /// <summary>What the class is for, in at most 64 characters; `spec.description`.</summary>
    [Input("description")]
    public Input<string>? Description { get; init; }

    /// <summary>
    /// Settings of the controller for all Gateways of the class, where it reads any; `spec.parametersRef`.
    /// </summary>
    [Input("parametersRef")]
    public Input<ParametersReferenceArgs>? ParametersRef { get; init; }
}
