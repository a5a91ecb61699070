namespace TrinoInfra.Istio;

internal static class ApiGroup
{
    internal const string Name = "networking.istio.io";
    /// <summary>The `apiVersion` of the kinds: group and version.</summary>
    internal const string Version = Name + "/v1";
}
