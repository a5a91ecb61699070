using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol.Harness;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Protocol;

/// <summary>Takes a scenario step by step, in memory, and holds each answer against what must be so.</summary>
internal sealed class World
{
    /// <summary>Nobody whom the client trusts is reached.</summary>
    private const int NoAnswer = 0;

    private readonly Scenario scenario;
    private readonly LiveStack stack;
    private readonly InMemoryWire wire;
    private readonly ImmutableArray<Connection> plain;
    private readonly ImmutableArray<Connection> transacting;
    private readonly List<Running> running = [];
    private readonly List<string> trace = [];
    private StackSettings settings;

    private World(Scenario scenario, Func<StackSettings, ValueTask<string>> routes, bool forging)
    {
        var gateway = new Gateway(scenario.Seed);
        this.scenario = scenario;
        settings = scenario.Universe with { Tracks = SomePositive([.. scenario.Universe.Tracks.Take(scenario.Present)]) };
        stack = LiveStack.InMemory(gateway, routes);
        wire = new(gateway, PublicAddress.Of(settings.Gateway));
        plain = [.. Enumerable.Range(0, 6).Select(number => Connect(number, keepsCookies: number % 2 == 0, forging))];
        transacting = [.. Enumerable.Range(0, 4).Select(number => Connect(number, keepsCookies: true, forging))];
    }

    /// <param name="scenario">What happens.</param>
    /// <param name="routes">The routes under test.</param>
    /// <param name="forging">Whether clients forge forwarding headers.</param>
    /// <returns>Whom each request reached and what was answered, a line each.</returns>
    public static async Task<IReadOnlyList<string>> Run(
        Scenario scenario, Func<StackSettings, ValueTask<string>> routes, bool forging = false)
    {
        var world = new World(scenario, routes, forging);
        await world.stack.Apply(world.settings);
        foreach (var step in scenario.Steps)
            await world.Take(step);
        foreach (var statement in world.running.ToList())
            await world.Finish(statement);
        return world.trace;
    }

    /// <summary>A statement outside transactions, and what is known of it.</summary>
    private sealed class Running(Connection connection, Statement statement, Coordinator owner)
    {
        public Connection Connection => connection;

        public Statement Statement => statement;

        public Coordinator Owner => owner;

        public bool IsCreated { get; set; }

        public bool IsCancelled { get; set; }
    }

    private async Task Take(Step step)
    {
        switch (step.Verb)
        {
            case Verb.Begin:
                await Begin(Pick(plain, step)!);
                break;
            case Verb.Transact:
                await Transact(Pick(transacting, step)!);
                break;
            case Verb.Weights:
                var weights = step.Weights;
                await Apply([.. settings.Tracks.Select((track, index) => track with { Weight = Weight.Of(Math.Min(weights[index], MaxWeight)) })]);
                break;
            case Verb.Primary:
                settings = settings with { Primary = settings.Tracks[step.Which % settings.Tracks.Length].Name };
                await Apply(settings.Tracks);
                break;
            case Verb.Add:
                var missing = scenario.Universe.Tracks.ExceptBy(settings.Tracks.Select(track => track.Name), track => track.Name);
                if (Pick([.. missing], step) is { } added)
                    await Apply(settings.Tracks.Insert(step.Which % (settings.Tracks.Length + 1), added));
                break;
            case Verb.Remove when settings.Tracks.Length > 1:
                await Apply(settings.Tracks.RemoveAt(step.Which % settings.Tracks.Length));
                break;
            case Verb.Delete:
                stack.Delete();
                break;
            default:
                if (Pick(running, step) is { } statement)
                    await Take(step.Verb, statement);
                break;
        }
    }

    private int MaxWeight =>
        scenario.Universe.Tracks.Any(track => track.Match.Any(match => match.Percent is not null)) ? SettingsGen.MaxWeightBesideShares : Weight.Max;

    private async Task Apply(ImmutableArray<TrackSettings> tracks)
    {
        settings = settings with
        {
            Tracks = SomePositive(tracks),
            Primary = tracks.Any(track => track.Name == settings.Primary) ? settings.Primary : null,
        };
        await stack.Apply(settings);
    }

    private async Task Begin(Connection connection)
    {
        var statement = await connection.Client.Submit("SELECT name FROM nation LIMIT 2");
        running.Add(new(connection, statement, OwnerOfNew(connection, statement)));
    }

    private async Task Take(Verb verb, Running it)
    {
        var (client, statement) = (it.Connection.Client, it.Statement);
        switch (verb)
        {
            case Verb.Poll:
                await client.Poll(statement);
                Check(it, statement.Failure is null ? 200 : 404);
                it.IsCreated = true;
                if (statement.IsDone)
                    End(it);
                break;
            case Verb.Heartbeat:
                Check(it, await Status(client.Heartbeat(statement)));
                break;
            case Verb.Cancel:
                Check(it, await Status(client.Cancel(statement)), 204);
                it.IsCancelled = true;
                break;
            case Verb.CancelPartially when statement.PartialCancel is not null:
                Check(it, await Status(client.CancelPartially(statement)), 204);
                break;
            case Verb.Kill:
                // On the main host, where Go and JS send it; a track that is already removed hears it at its own address.
                var draining = stack.Draining.Contains(it.Owner.Name);
                var answer = await client.Kill(statement, draining ? $"{settings.Gateway.AddressOf(DnsLabel.Of(it.Owner.Name))}" : null);
                Note("kill", answer.Status);
                if (IsGone(it.Owner))
                    break;
                Expect(wire.Reached.Contains(it.Owner), $"a kill of {statement} did not reach {it.Owner.Name}");
                Expect(answer.Status == 204, $"a kill was answered {answer.Status}");
                it.IsCancelled |= it.IsCreated;
                break;
        }
    }

    private static async Task<int> Status(ValueTask<Answer> answer)
    {
        try
        {
            return (await answer).Status;
        }
        catch (HttpRequestException)
        {
            return NoAnswer;
        }
    }

    private async Task Finish(Running it)
    {
        while (running.Contains(it))
            await Take(Verb.Poll, it);
    }

    /// <summary>One request of a transaction. Its statements must find it, unless its track was removed meanwhile.</summary>
    private async Task Transact(Connection connection)
    {
        if (connection.Current is null)
        {
            var statement = await connection.Client.Submit(connection.NextSql());
            connection.Current = statement;
            if (connection.Home is not { } home)
                connection.Home = OwnerOfNew(connection, statement);
            else if (!IsGone(home))
                ExpectReached(home, $"{statement} of a transaction on {home.Name}");
        }
        else
        {
            await connection.Client.Poll(connection.Current);
        }

        Expect(IsGone(connection.Home!) || connection.Current is { Failure: null, Error: null }, $"{connection.Current} in a transaction");
        if (!connection.Current.IsDone)
            return;
        if (connection.Current.Succeeded)
            connection.Advance();
        else
            connection.StartAnew();
    }

    /// <summary>Who got a statement outside transactions: the target, or else a track that has weight now.</summary>
    private Coordinator OwnerOfNew(Connection connection, Statement statement)
    {
        Expect(statement.Failure is null, $"{statement}");
        Expect(wire.Reached.Count == 1, $"{statement} reached {wire.Reached.Count} tracks");
        var owner = wire.Reached[0];
        var target = connection.Target(settings);
        Expect(
            owner.Name == target?.Track.Name.ToString()
                || (target is null or { Match.Percent: not null } && settings.Tracks.Any(track => track.Name == owner.Name && track.Weight > 0)),
            $"{statement} of {target?.Track.Name.ToString() ?? "nobody"} went to {owner.Name}");
        Note("new", 200);
        ExpectOwnUris(connection, statement, owner);
        return owner;
    }

    /// <summary>A follow-up reaches its owner and nobody else; once the owner is gone, nobody who knows it.</summary>
    private void Check(Running it, int status, int expected = 200)
    {
        Note("follow-up", status);
        if (IsGone(it.Owner))
        {
            Expect(status is 404 or NoAnswer, $"{it.Statement} was answered {status}, its track {it.Owner.Name} being gone");
            running.Remove(it);
            return;
        }

        ExpectReached(it.Owner, $"{it.Statement}");
        Expect(status == expected, $"{it.Statement} was answered {status}");
        ExpectOwnUris(it.Connection, it.Statement, it.Owner);
    }

    private void End(Running it)
    {
        running.Remove(it);
        if (IsGone(it.Owner))
            return;
        if (it.IsCancelled)
            Expect(it.Statement.Error == QueryError.UserCanceled, $"{it.Statement} was not cancelled");
        else
            Expect(it.Statement.Succeeded, $"{it.Statement} failed");
    }

    private void ExpectOwnUris(Connection connection, Statement statement, Coordinator owner)
    {
        var address = settings.Gateway.AddressOf(DnsLabel.Of(owner.Name));
        var uri = address.Prefix is { } prefix
            ? new Uri(connection.Server, $"/{prefix}/")
            : new UriBuilder(connection.Server) { Host = address.Host }.Uri;
        foreach (var issued in statement.Issued)
            Expect(issued.StartsWith($"{uri}", StringComparison.Ordinal), $"{owner.Name} issued {issued}, not below {uri}");
    }

    private void ExpectReached(Coordinator owner, string what) => Expect(
        wire.Reached is [var only] && only == owner,
        $"{what} reached {string.Join(", ", wire.Reached.Select(coordinator => coordinator.Name))}, not {owner.Name}");

    private bool IsGone(Coordinator owner) => !stack.Coordinators.Contains(owner);

    private void Note(string what, int status) =>
        trace.Add($"{what} {status} {string.Join(' ', wire.Reached.Select(coordinator => coordinator.Name))}");

    private Connection Connect(int number, bool keepsCookies, bool forging)
    {
        var matches = scenario.Universe.Tracks.SelectMany(track => track.Match).ToList();
        var options = new ClientOptions { KeepsCookies = keepsCookies, TakesSegments = number % 3 == 1, Extra = forging ? Forgery.All : [] };
        var scheme = settings.Gateway.Http != HttpMode.Serve || number % 2 == 0 ? "https" : "http";
        var names = settings.Gateway.Names.ToList();
        var server = new UriBuilder(PublicAddress.MainHost(settings.Gateway, scheme)) { Host = names[number % names.Count] }.Uri;
        // At two where they ask of different headers: of those the one that asks for more is the one.
        if (matches.Count > 0 && number % 3 != 2)
            options = Connection.Aimed(Connection.Aimed(options, matches[scenario.Seed % matches.Count]), matches[(scenario.Seed + number) % matches.Count]);
        return new(wire, server, options);
    }

    private static void Expect(bool isSo, string otherwise)
    {
        if (!isSo)
            throw new ViolationException(otherwise);
    }

    private static T? Pick<T>(IReadOnlyList<T> list, Step step)
        where T : class => list.Count == 0 ? null : list[step.Which % list.Count];

    private static ImmutableArray<TrackSettings> SomePositive(ImmutableArray<TrackSettings> tracks) =>
        tracks.Any(track => track.Weight > 0) ? tracks : tracks.SetItem(0, tracks[0] with { Weight = Weight.Of(1) });
}
