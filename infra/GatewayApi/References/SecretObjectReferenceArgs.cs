using System.Diagnostics.CodeAnalysis;
using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// A certificate and its key, a Secret of type kubernetes.io/tls unless said otherwise; `certificateRefs[]`.
/// </summary>
public sealed class SecretObjectReferenceArgs : ResourceArgs
{
    /// <summary>A reference to be filled in by its members.</summary>
    public SecretObjectReferenceArgs()
    {
    }

    /// <summary>The Secret <paramref name="name"/> of the Gateway's own namespace.</summary>
    [SetsRequiredMembers]
    public SecretObjectReferenceArgs(Input<string> name) => Name = name;

    /// <summary>API group of the object; empty, the core group, by default. `group`</summary>
    [Input("group")]
    public Input<string>? Group { get; init; }

    /// <summary>Kind of the object, 1 to 63 characters; Secret by default. `kind`</summary>
    [Input("kind")]
    public Input<string>? Kind { get; init; }

    /// <summary>Name of the object, 1 to 253 characters; `name`.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>
    /// Namespace of the object; the Gateway's own by default, any other needs a ReferenceGrant. `namespace`
    /// </summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; init; }
}
