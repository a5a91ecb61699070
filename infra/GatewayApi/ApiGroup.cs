namespace TrinoInfra.GatewayApi;

/// <summary>Where the kinds of this folder live.</summary>
internal static class ApiGroup
{
    internal const string Name = "gateway.networking.k8s.io";
    internal const string Version = Name + "/v1";
}
