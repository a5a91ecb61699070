using Pulumi;

namespace TrinoInfra.CertManager;

/// <summary>
/// Who issues a certificate; `spec.issuerRef`. See <see cref="Issuer.Reference"/> and
/// <see cref="ClusterIssuer.Reference"/> for those declared here.
/// </summary>
public sealed class IssuerReferenceArgs : ResourceArgs
{
    /// <summary>Name of the issuer; `name`.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>Kind of the issuer; Issuer by default. `kind`</summary>
    [Input("kind")]
    public Input<string>? Kind { get; init; }

    /// <summary>API group of the issuer; cert-manager.io by default. `group`</summary>
    [Input("group")]
    public Input<string>? Group { get; init; }

    /// <summary>An Issuer of the certificate's own namespace.</summary>
    public static IssuerReferenceArgs Issuer(Input<string> name) =>
        new() { Name = name, Kind = nameof(Issuer), Group = ApiGroup.Name };

    /// <summary>An issuer for every namespace.</summary>
    public static IssuerReferenceArgs ClusterIssuer(Input<string> name) =>
        new() { Name = name, Kind = nameof(ClusterIssuer), Group = ApiGroup.Name };
}
