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

    /// <summary>The track at which the settings aim its statements, the first of them; null where the weights decide.</summary>
    public TrackSettings? Target(StackSettings settings) =>
        settings.Tracks.FirstOrDefault(track => track.Match.Any(match => match.Header switch
        {
            MatchHeader.User => options.User == match.Value,
            MatchHeader.Source => options.Extra[TrinoHeaders.Source] == match.Value,
            _ => (options.Extra[TrinoHeaders.ClientTags] ?? "").Split(',', StringSplitOptions.TrimEntries).Contains(match.Value),
        }));

    /// <summary>Options that the match hits.</summary>
    public static ClientOptions Aimed(ClientOptions options, TrackMatch? match) => match switch
    {
        null => options,
        { Header: MatchHeader.User } => options with { User = match.Value },
        { Header: MatchHeader.Source } => options with { Extra = options.Extra.With(new(TrinoHeaders.Source, match.Value)) },
        _ => options with { Extra = options.Extra.With(new(TrinoHeaders.ClientTags, $"nightly, {match.Value} ,etl")) },
    };
}
