using Pulumi;

namespace TrinoInfra.CertManager;

/// <summary>
/// Signing with the certificate's own key; `spec.selfSigned`, which says all it has to by being there.
/// </summary>
internal sealed class SelfSignedIssuerArgs : ResourceArgs;
