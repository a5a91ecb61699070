using System.Text.RegularExpressions;
using Pulumi;
using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>
/// The settings <c>match</c> as matches, and as rules where a part of the statements is to go elsewhere. They name no method:
/// so no number of conditions ranks above an open transaction.
/// </summary>
internal static class TargetedStatements
{
    /// <summary>Of the statements that all go to the track.</summary>
    public static IEnumerable<HTTPRouteMatchArgs> Matches(TrackSettings track) =>
        track.Match.Where(match => match.Percent is null).Select(Match);

    /// <summary>A rule for each entry that wants a part of its statements: the rest follows the weights.</summary>
    public static IEnumerable<HTTPRouteRuleArgs> Rules(StackSettings settings, TrackSettings track) =>
        track.Match.Where(match => match.Percent is not null).Select((match, index) => new HTTPRouteRuleArgs
        {
            // A dot, which no name of a track has.
            Name = $"{track.Name}.percent-{index + 1}",
            Matches = [Match(match)],
            BackendRefs =
            [
                .. settings.Tracks.Zip(
                    ShareWeights.Of(settings.Tracks, settings.Tracks.IndexOf(track), match.Percent!.Value)!.Value,
                    (each, weight) => TrackBackend.ForStatements(settings.Gateway, each, weight)),
            ],
            Timeouts = RouteTimeouts.Of(settings.Gateway),
        });

    private static HTTPRouteMatchArgs Match(TrackMatch match) => TrackStatements.Match([.. match.Conditions.Select(Header)]);

    /// <summary>What the whole value of the header must match; null where it must be the value itself.</summary>
    public static string? Expression(HeaderCondition condition) => condition switch
    {
        { IsRegex: true } => condition.Value,
        // One tag of a comma-separated list.
        { Header: MatchHeader.ClientTags } => $"(.*,)? *{Regex.Escape(condition.Value)} *(,.*)?",
        _ => null,
    };

    private static HTTPHeaderMatchArgs Header(HeaderCondition condition) => Expression(condition) is { } expression
        ? HTTPHeaderMatchArgs.RegularExpression(condition.Header.Name(), Value(condition, expression))
        : HTTPHeaderMatchArgs.Exact(condition.Header.Name(), Value(condition, condition.Value));

    private static Input<string> Value(HeaderCondition condition, string value) =>
        condition.IsSecret ? Output.CreateSecret(value) : value;
}
