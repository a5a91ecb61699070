using System.Text.RegularExpressions;
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
            match.Header.Name(), $"(.*,)? *{Regex.Escape(match.Value)} *(,.*)?"),
        _ => HTTPHeaderMatchArgs.Exact(match.Header.Name(), match.Value),
    };
}
