using System.Collections.Immutable;
using TrinoInfra.Plan;
using TrinoInfra.Routing;

namespace TrinoInfra.Diff.Consequences;

/// <summary>What a difference of plans does to those who use the stack: the gravest first.</summary>
/// <param name="All">Empty where nobody notices.</param>
/// <param name="Summary">The same in one line; empty where nothing differs.</param>
public sealed record PlanConsequences(ImmutableArray<Consequence> All, string Summary)
{
    public static PlanConsequences Of(PlanDifference difference)
    {
        var shares = difference.Shares.ToDictionary(share => share.Track);
        bool HasShare(string track) => shares.TryGetValue(track, out var share) && share.Before is not (null or "0 %");

        ImmutableArray<Consequence> all =
        [
            .. difference.Changes.SelectMany(change => ChangeConsequences.Of(change, HasShare))
                .Concat(difference.Changes.Where(change => change.Kind == ResourceChangeKind.Removed).SelectMany(change => OfRemoved(change.Resource, difference, HasShare)))
                .Concat(difference.Changes.Where(change => change.Kind == ResourceChangeKind.Added).SelectMany(change => OfAdded(change.Resource, difference)))
                .Concat(OfAuthentication(difference))
                .OrderByDescending(consequence => consequence.Severity),
        ];
        return new(all, SummaryOf(difference, all));
    }

    private static string SummaryOf(PlanDifference difference, ImmutableArray<Consequence> all) =>
        difference.IsEmpty ? ""
        : !all.IsEmpty ? string.Join(", ", all.GroupBy(consequence => consequence.Severity).Select(group => Count(group.Key, group.Count())))
        : difference.Changes.All(IsOfWeights) ? "weights only: no query is touched"
        : "no query is touched";

    private static string Count(Severity severity, int count) => $"{count} {severity.ToString().ToLowerInvariant()}{(count == 1 ? "" : "s")}";

    private static bool IsOfWeights(ResourceChange change) =>
        change is { Kind: ResourceChangeKind.Updated, Resource: { Kind: "HTTPRoute", Name: MainRoute.RouteName } }
        && change.Leaves.All(leaf => leaf.Path.Steps is [.., { Name: "backendRefs" }, _, { Name: "weight" }]);

    private static IEnumerable<Consequence> OfRemoved(PlannedResource resource, PlanDifference difference, Func<string, bool> hasShare)
    {
        // The definitions of the Gateway API are kept, and nothing else is there.
        if (resource.Name is "gateway-api-crds" or "gateway-api-namespace")
            yield break;

        var remains = difference.After.Resources.Where(other => other.Type == resource.Type).ToList();
        switch (resource.Kind)
        {
            case "Release" when resource.IsTrack():
            case "ServiceEntry":
                var name = resource.IsTrack() ? resource.Name : ExternalTracks.NameOf(resource);
                var isGated = difference.Before.Resources.Any(other => other.Name == GateConsequences.GateOf(name));
                if (!isGated)
                    yield return new(Effects.UndrainedTrackRemoved, $"track {name}", []);
                else if (hasShare(name))
                    yield return new(Effects.TrackRemoved, $"track {name}", []);
                break;
            case "BackendTLSPolicy" when difference.After.Resources.Any(other => other.Name == resource.Parent):
                yield return new(Effects.ExternalTlsChanged, $"track {ExternalTracks.NameOf(resource)}", ["to none"]);
                break;
            case "Release":
                yield return new(Effects.SharedReleaseGone, $"release {resource.Name}", []);
                break;
            case "Namespace":
                yield return new(Effects.NamespaceGone, $"Namespace {resource.Inputs.At("metadata", "name")}", []);
                break;
            // Of a track that goes as a whole that is told already.
            case "HTTPRoute" when resource.Parent is { } parent && difference.After.Resources.Any(other => other.Name == parent):
                var gone = RouteConsequences.Addresses(resource.Inputs).Except(remains.SelectMany(other => RouteConsequences.Addresses(other.Inputs))).ToList();
                if (gone.Count > 0)
                    yield return new(Effects.AddressGone, $"HTTPRoute {resource.Name}", [.. gone]);
                break;
            case "Deployment" when difference.After.Resources.FirstOrDefault(other => other.IsTrack() && GateConsequences.GateOf(other.Name) == resource.Name) is { } track:
                yield return new(Effects.DrainShortened, $"track {track.Name}", ["to nothing"]);
                break;
        }
    }

    private static IEnumerable<Consequence> OfAdded(PlannedResource resource, PlanDifference difference) =>
        resource.Kind == "BackendTLSPolicy" && difference.Before.Resources.Any(other => other.Name == resource.Parent)
            ? [new(Effects.ExternalTlsChanged, $"track {ExternalTracks.NameOf(resource)}", ["from none"])]
        : resource.Kind == "Namespace" && difference.Before.Resources.Any(other => $"{other.Inputs.At("metadata", "namespace") ?? other.Inputs["namespace"]}" == $"{resource.Inputs.At("metadata", "name")}")
            ? [new(Effects.NamespaceTaken, $"Namespace {resource.Inputs.At("metadata", "name")}", [])]
            : [];

    /// <summary>Where it is the change that makes tracks differ.</summary>
    private static IEnumerable<Consequence> OfAuthentication(PlanDifference difference)
    {
        var (before, after) = (Authentications(difference.Before), Authentications(difference.After));
        return after.Distinct().Count() > 1 && before.Distinct().Count() <= 1
            ? [new(Effects.AuthenticationDiffers, "the tracks", [.. after.Distinct()])]
            : [];
    }

    private static List<string> Authentications(RecordedStack stack) =>
    [
        .. stack.Resources.Where(resource => resource.IsTrack())
            .Select(track => track.Inputs.At("values", "server", "config", "authenticationType")?.ToString() is { Length: > 0 } types ? types : "none"),
    ];
}
