using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>An object of a kind that must be named, such as the ConfigMap of a CA; `caCertificateRefs[]`.</summary>
public sealed class ObjectReferenceArgs : ResourceArgs
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

    /// <summary>
    /// Namespace of the object; the referring object's own by default, any other needs a ReferenceGrant. `namespace`
    /// </summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; init; }

    /// <summary>A ConfigMap.</summary>
    public static ObjectReferenceArgs ConfigMap(Input<string> name, Input<string>? @namespace = null) =>
        new() { Group = "", Kind = "ConfigMap", Name = name, Namespace = @namespace };
}
