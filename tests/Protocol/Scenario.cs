using System.Collections.Immutable;
using CsCheck;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Protocol;

/// <summary>What happens next: one request, or one change of the stack.</summary>
internal enum Verb
{
    /// <summary>A connection posts a statement.</summary>
    Begin,
    Poll,
    Heartbeat,
    Cancel,
    CancelPartially,
    Kill,

    /// <summary>The next request of a connection that runs transactions.</summary>
    Transact,
    Weights,

    /// <summary>Another track becomes the primary.</summary>
    Primary,
    Add,
    Remove,

    /// <summary>The removed tracks' drain time is over.</summary>
    Delete,
}

/// <summary>One step; its numbers choose among what there is when it is taken.</summary>
internal sealed record Step(Verb Verb, int Which, ImmutableArray<int> Weights)
{
    public override string ToString() =>
        Verb == Verb.Weights ? $"Weights [{string.Join(' ', Weights)}]" : $"{Verb} {Which}";
}

/// <summary>A stack, and all that happens to it and its clients.</summary>
/// <param name="Universe">Its settings with every track that there ever is.</param>
/// <param name="Present">How many of these it begins with.</param>
/// <param name="Seed">Of the gateway's weighted choice.</param>
/// <param name="Steps">In order.</param>
internal sealed record Scenario(StackSettings Universe, int Present, int Seed, ImmutableArray<Step> Steps)
{
    public static Gen<Scenario> Any { get; } = Of(
        (8, Verb.Begin), (24, Verb.Poll), (2, Verb.Heartbeat), (1, Verb.Cancel), (1, Verb.CancelPartially), (4, Verb.Kill),
        (12, Verb.Transact), (3, Verb.Weights), (1, Verb.Primary), (1, Verb.Add), (1, Verb.Remove), (1, Verb.Delete));

    public static Gen<Scenario> OfTransactions { get; } =
        Of((2, Verb.Begin), (2, Verb.Poll), (30, Verb.Transact), (4, Verb.Weights), (1, Verb.Primary), (1, Verb.Add), (1, Verb.Remove));

    // A public port that is another listener's own cannot be told from it without the port mapping between them.
    private static Gen<GatewaySettings> Gateway => SettingsGen.Gateway.Where(gateway => gateway.PublicPorts.Http != 443);

    // Few matches: each new expression costs milliseconds, and more of them show nothing more.
    private static Gen<ImmutableArray<TrackSettings>> Tracks => SettingsGen.Tracks.Select(tracks =>
        tracks.Select(track => track with { Match = [.. track.Match.Take(2)] }).ToImmutableArray());

    private static Gen<Scenario> Of(params (int, Verb)[] verbs) => Gen.Select(
        Gen.Select(Gateway, Tracks), Gen.Int[1, StackSettings.MaxTracks], Gen.Int[0, 9999],
        StepOf(verbs).Array[20, 80],
        (stack, present, seed, steps) => new Scenario(
            new()
            {
                Cluster = new() { Context = "kind-trino" },
                GatewayApi = new(),
                Istio = new(),
                CertManager = new(),
                Gateway = SettingsGen.Fitting(stack.Item1, stack.Item2),
                Tracks = stack.Item2,
            },
            Math.Min(present, stack.Item2.Length),
            seed,
            [.. steps]));

    private static Gen<Step> StepOf((int, Verb)[] verbs) => Gen.Select(
        Gen.Frequency([.. verbs.Select(verb => (verb.Item1, Gen.Const(verb.Item2)))]),
        Gen.Int[0, 999],
        Gen.OneOf(Gen.Const(0), Gen.Int[0, 100], Gen.Const(Weight.Max)).Array[StackSettings.MaxTracks],
        (verb, which, weights) => new Step(verb, which, [.. weights]));

    public override string ToString() => $"""
        {string.Join(" ", Universe.Gateway.Names)} {Universe.Gateway.TrackHosts} {Universe.Gateway.Http} {Universe.Gateway.PublicPorts}, seed {Seed}
        {string.Join('\n', Universe.Tracks.Select((track, index) =>
            $"{(index < Present ? "present" : "later")} {track.Name} {track.Weight} {string.Join("; ", track.Match.Select(match => $"{match.Percent} {string.Join(" and ", match.Conditions)}"))}"))}
        {string.Join('\n', Steps)}
        """;
}
