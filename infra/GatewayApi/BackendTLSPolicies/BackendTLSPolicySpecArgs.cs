using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>To which backends TLS is spoken, and what their certificates must say; BackendTLSPolicy `spec`.</summary>
public sealed class BackendTLSPolicySpecArgs : ResourceArgs
{
    /// <summary>The backends, 1 to 16; the API's text advises one. `spec.targetRefs`</summary>
    [Input("targetRefs", required: true)]
    public required InputList<LocalPolicyTargetReferenceWithSectionNameArgs> TargetRefs { get; init; }

    /// <summary>What makes a backend's certificate good; `spec.validation`.</summary>
    [Input("validation", required: true)]
    public required Input<BackendTLSPolicyValidationArgs> Validation { get; init; }

    /// <summary>Settings of the controller's own, at most 16; `spec.options`.</summary>
    [field: Input("options")]
    public InputMap<string> Options { get => field ??= []; init; }
}
