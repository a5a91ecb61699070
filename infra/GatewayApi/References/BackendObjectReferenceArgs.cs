namespace TrinoInfra.GatewayApi;

/// <summary>A backend by itself, without a weight; `requestMirror.backendRef` of a filter.</summary>
public sealed class BackendObjectReferenceArgs : BackendReferenceArgs;
