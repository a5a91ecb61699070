using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>
/// A stack that runs: its tracks' coordinators behind a gateway, changed as the engine changes them: what is new is
/// created, then what is there is updated, then what is gone is deleted: a removed track without a gate at once, any
/// other once its gate lets it go. Left out: a new track of weight 0 may still be starting when the main route names it.
/// </summary>
/// <param name="gateway">Shows what is declared.</param>
/// <param name="routes">Settings to the listeners, routes and certificates that the stack declares for them, as YAML.</param>
/// <param name="start">Starts a track's coordinator, once and for all that of an external one.</param>
public sealed class LiveStack(
    Gateway gateway, Func<StackSettings, ValueTask<string>> routes, Func<Coordinator, ValueTask<Upstream>> start)
{
    private readonly Dictionary<string, Upstream> services = [];

    /// <summary>Those that no change of the stack starts or ends, by host and port.</summary>
    private readonly Dictionary<string, Upstream> outside = [];
    private Declared declared = Declared.Nothing;
    private Declared leaving = Declared.Nothing;
    private IReadOnlyList<TrackSettings> tracks = [];
    private HashSet<string> draining = [];

    /// <summary>Tracks that are removed from the settings, and whose gates keep them.</summary>
    public IReadOnlySet<string> Draining => draining;

    /// <summary>Whose coordinator runs, or is outside and has a way to it; those of <see cref="Draining"/> included.</summary>
    public IEnumerable<Coordinator> Coordinators => services.Values.Select(service => service.Coordinator);

    public static LiveStack InMemory(Gateway gateway, Func<StackSettings, ValueTask<string>> routes) =>
        new(gateway, routes, coordinator => new(new Upstream(coordinator)));

    /// <summary>An update up to its deletions. One that still waits for a gate ends first, its drain time elapsed.</summary>
    /// <returns>What the gateway does from now on.</returns>
    public async ValueTask<GatewayState> Apply(StackSettings settings)
    {
        Delete();
        foreach (var track in settings.Tracks.Where(track => !services.ContainsKey(track.Name)))
            services[track.Name] = await Start(track);

        var next = Declared.In(await routes(settings));
        Show(declared.And(next) with { Gateways = next.Gateways });

        var removed = tracks.ExceptBy(settings.Tracks.Select(track => track.Name), track => track.Name).ToLookup(HasGate);
        draining = [.. removed[true].Select(track => $"{track.Name}")];
        leaving = declared.Except(next).Except(removed[false]);
        foreach (var track in removed[false])
            services.Remove(track.Name);
        (declared, tracks) = (next, settings.Tracks);
        return Show(declared.And(leaving));
    }

    /// <summary>The update's deletions: every gate has let go, or its time is over.</summary>
    public GatewayState Delete()
    {
        foreach (var name in draining)
            services.Remove(name);
        draining = [];
        leaving = Declared.Nothing;
        return Show(declared);
    }

    private async ValueTask<Upstream> Start(TrackSettings track)
    {
        if (track.External is not { } external)
            return await start(new(track.Name));
        if (!outside.TryGetValue(external.Authority, out var there))
            outside[external.Authority] = there = await start(new(track.Name)) with { External = external };
        return there;
    }

    private static bool HasGate(TrackSettings track) => track.Drain.Length > TimeSpan.Zero;

    private GatewayState Show(Declared now) => gateway.Swap(new(
        new(now.Gateways, now.Routes, now.ListenerSets), new Dictionary<string, Upstream>(services), now.Certificates, now.Backends));
}
