using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>A name that a certificate may have; `spec.validation.subjectAltNames[]`.</summary>
public sealed class SubjectAltNameArgs : ResourceArgs
{
    [Input("type", required: true)]
    private Input<string>? type;

    [Input("hostname")]
    private Input<string>? hostname;

    [Input("uri")]
    private Input<string>? uri;

    private SubjectAltNameArgs()
    {
    }

    /// <summary>A DNS name, 1 to 253 characters, which may begin with `*.`; type Hostname.</summary>
    public static SubjectAltNameArgs Hostname(Input<string> hostname) => new() { type = "Hostname", hostname = hostname };

    /// <summary>A URI with its scheme, 1 to 253 characters, such as a SPIFFE ID; type URI.</summary>
    public static SubjectAltNameArgs URI(Input<string> uri) => new() { type = "URI", uri = uri };
}
