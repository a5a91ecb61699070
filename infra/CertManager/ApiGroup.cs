namespace TrinoInfra.CertManager;

/// <summary>Where the kinds of this folder live.</summary>
internal static class ApiGroup
{
    internal const string Name = "cert-manager.io";
    internal const string Version = Name + "/v1";
}
