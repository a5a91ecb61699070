using Pulumi;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.CertManager;

/// <summary>
/// A certificate that is issued and renewed, `cert-manager.io/v1` Certificate. Created, and updated, when its
/// Secret holds what was asked for.
/// </summary>
/// <param name="name">Name of the Pulumi resource, and of the object unless the arguments name it.</param>
/// <param name="args">What the object says.</param>
/// <param name="options">Provider, parent and order.</param>
public sealed class Certificate(string name, CertificateArgs args, CustomResourceOptions? options = null)
    : TypedResource(name, args, options)
{
    /// <summary>
    /// Name of the Secret, of type kubernetes.io/tls and in the same namespace, that holds certificate and key.
    /// </summary>
    public Output<string> SecretName { get; } = args.Spec.Apply(spec => spec.SecretName);
}
