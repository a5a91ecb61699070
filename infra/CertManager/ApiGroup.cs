namespace TrinoInfra.CertManager;

internal static class ApiGroup
{
    internal const string Name = "cert-manager.io";
    /// <summary>The `apiVersion` of the kinds: group and version.</summary>
    internal const string Version = Name + "/v1";
}
