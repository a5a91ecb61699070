using System.Text.RegularExpressions;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Protocol;

/// <summary>One client, and by what the stack's settings may target it.</summary>
internal sealed class Connection(IWire wire, Uri server, ClientOptions options)
{
    private static readonly string[] Script = ["START TRANSACTION", "SELECT name FROM nation LIMIT 2", "SELECT 1", "COMMIT"];

    private int next;

    public TrinoClient Client { get; } = new(wire, server, options);

    /// <summary>Scheme and authority that its user typed.</summary>
    public Uri Server => server;

    /// <summary>The statement of its transaction that is under way; null between two.</summary>
    public Statement? Current { get; set; }

    /// <summary>Where its transaction began; null outside of one.</summary>
    public Coordinator? Home { get; set; }

    public string NextSql() => Script[next];

    /// <summary>The statement is through; the next one is due.</summary>
    public void Advance()
    {
        Current = null;
        next = (next + 1) % Script.Length;
        if (next == 0)
            Home = null;
    }

    /// <summary>The transaction is lost; a new one is due.</summary>
    public void StartAnew()
    {
        (Current, Home, next) = (null, null, 0);
        Client.Forget();
    }

    /// <summary>
    /// What the settings say of its statements: the entry with the most conditions, of the first track, of these the first that
    /// wants them all. Null where the weights decide.
    /// </summary>
    public (TrackSettings Track, TrackMatch Match)? Target(StackSettings settings) => settings.Tracks
        .SelectMany(track => track.Match.OrderBy(match => match.Percent is not null), (track, match) => (Track: track, Match: match))
        .Where(entry => entry.Match.Conditions.All(Holds))
        .OrderByDescending(entry => entry.Match.Conditions.Length)
        .Cast<(TrackSettings, TrackMatch)?>()
        .FirstOrDefault();

    /// <summary>Options for which the entry's conditions hold.</summary>
    public static ClientOptions Aimed(ClientOptions options, TrackMatch match) => options with
    {
        Extra = match.Conditions.Aggregate(options.Extra, (headers, condition) => headers.With(new(condition.Header.Name(), condition switch
        {
            { IsRegex: true } => $"{Regex.Unescape(condition.Value[..condition.Value.IndexOf("(x|y)*", StringComparison.Ordinal)])}xyx",
            { Header: MatchHeader.ClientTags } => $"nightly, {condition.Value} ,etl",
            _ => condition.Value,
        }))),
    };

    private bool Holds(HeaderCondition condition)
    {
        var value = options.Extra[condition.Header.Name()] ?? "";
        return condition switch
        {
            { IsRegex: true } => Regex.IsMatch(value, $@"\A({condition.Value})\z"),
            { Header: MatchHeader.ClientTags } => value.Split(',', StringSplitOptions.TrimEntries).Contains(condition.Value),
            _ => value == condition.Value,
        };
    }
}
