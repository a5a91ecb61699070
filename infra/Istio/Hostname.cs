namespace TrinoInfra.Istio;

/// <summary>
/// A kind that no API server knows, and Istio's gateways do: a backend that is the host of a <see cref="ServiceEntry"/> in the
/// route's own namespace. A reference to it names no namespace, and needs no ReferenceGrant.
/// </summary>
public static class Hostname
{
    /// <summary>The reference's `kind`.</summary>
    public const string Kind = "Hostname";

    /// <summary>The reference's `group`.</summary>
    public const string Group = ApiGroup.Name;
}
