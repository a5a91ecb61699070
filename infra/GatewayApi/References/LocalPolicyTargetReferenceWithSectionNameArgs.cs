using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What a policy is about: an object of its namespace, or a section of it; `spec.targetRefs[]`.</summary>
public sealed class LocalPolicyTargetReferenceWithSectionNameArgs : ResourceArgs
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

    /// <summary>The section, of a Service the name of a port; the whole object by default. `sectionName`</summary>
    [Input("sectionName")]
    public Input<string>? SectionName { get; init; }
}
