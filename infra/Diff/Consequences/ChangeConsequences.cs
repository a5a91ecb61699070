using TrinoInfra.Plan;

namespace TrinoInfra.Diff.Consequences;

/// <summary>What the change of one resource does, known from it alone: what a hook of the engine sees.</summary>
internal static class ChangeConsequences
{
    /// <param name="change">Of a resource that both sides have.</param>
    /// <param name="hasShare">Whether a track of this name gets new statements before the change.</param>
    public static IEnumerable<Consequence> Of(ResourceChange change, Func<string, bool> hasShare) =>
        change is not { Before: { } before, After: { } after } ? []
        : after.IsProvider ? OfProvider(change)
        : after.Type == PlannedResource.ReleaseType ? ReleaseConsequences.Of(change, hasShare)
        : change.Kind == ResourceChangeKind.Replaced ? [Replaced(change)]
        : after.Kind switch
        {
            "HTTPRoute" => RouteConsequences.Of(before.Inputs, after.Inputs, after.Name),
            "Gateway" => GatewayConsequences.Of(change),
            "ConfigMap" => GatewayConsequences.OfParameters(change),
            "Certificate" => Of(change, Effects.IssuerChanged, "spec.issuerRef", "spec.secretName"),
            "ServiceEntry" => Of(change, Effects.ExternalMoved, "spec.hosts", "spec.ports"),
            "BackendTLSPolicy" => Of(change, Effects.ExternalTlsChanged, "spec.validation"),
            "Deployment" => GateConsequences.Of(before.Inputs, after.Inputs, after.Name),
            _ => [],
        };

    private static IEnumerable<Consequence> OfProvider(ResourceChange change) =>
        change.Kind == ResourceChangeKind.Replaced || change.Leaves.Any(leaf => leaf.Path.IsWithin("context"))
            ? [new(Effects.AnotherCluster, "the stack", change.Because())]
            : [];

    private static IEnumerable<Consequence> Of(ResourceChange change, Effect effect, params string[] within) =>
        change.Causes(within) is { IsEmpty: false } causes ? [new(effect, $"{change.Resource.Kind} {change.Resource.Name}", causes)] : [];

    private static Consequence Replaced(ResourceChange change) => new(
        change.Resource.Kind switch
        {
            "Namespace" => Effects.NamespaceGone,
            "HTTPRoute" => Effects.RouteReplaced,
            "Gateway" or "GatewayClass" => Effects.GatewayChanged,
            _ => Effects.Replaced,
        },
        $"{change.Resource.Kind} {change.Resource.Name}",
        change.ForcedBy);
}
