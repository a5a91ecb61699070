using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>An object in the namespace of the one that refers to it; `extensionRef` of a filter.</summary>
public sealed class LocalObjectReferenceArgs : ResourceArgs
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
}
