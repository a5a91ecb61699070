namespace TrinoInfra.GatewayApi;

internal static class ApiGroup
{
    internal const string Name = "gateway.networking.k8s.io";
    /// <summary>The `apiVersion` of the kinds: group and version.</summary>
    internal const string Version = Name + "/v1";
}
