using System.Text.RegularExpressions;
using Pulumi;
using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>A setting <c>match</c> as the header match of a rule.</summary>
internal static class TargetedStatements
{
    public static HTTPHeaderMatchArgs Header(TrackMatch match) => match.Header switch
    {
        // One tag of a comma-separated list.
        MatchHeader.ClientTags => HTTPHeaderMatchArgs.RegularExpression(
            match.Header.Name(), Value(match, $"(.*,)? *{Regex.Escape(match.Value)} *(,.*)?")),
        _ => HTTPHeaderMatchArgs.Exact(match.Header.Name(), Value(match, match.Value)),
    };

    private static Input<string> Value(TrackMatch match, string value) =>
        match.IsSecret ? Output.CreateSecret(value) : value;
}
