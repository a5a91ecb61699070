using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TrinoInfra.Checking;
using TrinoInfra.Diff;
using TrinoInfra.Routing;

namespace TrinoInfra.Rollout.Doing;

/// <summary>How new statements are split as it was last deployed.</summary>
/// <param name="Urn">The main route's name in the state, for <c>--target</c>.</param>
/// <param name="Weights">By the tracks' names.</param>
/// <param name="Modified">When the main route was last changed; null where the CLI is too old to say.</param>
internal sealed record DeployedSplit(string Urn, ImmutableSortedDictionary<string, long> Weights, DateTimeOffset? Modified)
{
    private const string Where = "pulumi stack export";

    /// <param name="export">What <c>pulumi stack export</c> prints.</param>
    public static Checked<DeployedSplit> Read(string export)
    {
        if (!EngineExport.Read(export, Where).TryGet(out var stack, out var faults))
            return new Checked<DeployedSplit>.Bad(faults);
        if (MainRouteOf(export) is not { } route)
            return Bad("has no main route", "run `pulumi up` first");
        return ShareChange.WeightsOf(stack) is { Count: > 0 } weights
            ? new Checked<DeployedSplit>.Good(new(
                route.Urn,
                weights.ToImmutableSortedDictionary(weight => weight.Track, weight => weight.Weight, StringComparer.Ordinal),
                route.Modified))
            : Bad("hides the main route's rules, since a match is encrypted", "move the weights by hand: `track weight` and `pulumi up`");
    }

    /// <summary>Whether a resource of this name in the state is the main route.</summary>
    public static bool IsMainRoute(string urn) => urn.EndsWith($":HTTPRoute::{MainRoute.RouteName}", StringComparison.Ordinal);

    private static (string Urn, DateTimeOffset? Modified)? MainRouteOf(string export)
    {
        using var document = JsonDocument.Parse(export, new() { MaxDepth = 90 });
        if (!document.RootElement.GetProperty("deployment").TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array)
            return null;
        foreach (var resource in resources.EnumerateArray())
        {
            if (!resource.TryGetProperty("delete", out _) && resource.GetProperty("urn").GetString()! is var urn && IsMainRoute(urn))
                return (urn, TimeOf(resource));
        }

        return null;
    }

    private static DateTimeOffset? TimeOf(JsonElement resource) =>
        resource.TryGetProperty("modified", out var modified) && modified.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(modified.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static Checked<DeployedSplit> Bad(string what, string fix) => new Checked<DeployedSplit>.Bad([new(Where, what, fix)]);
}
