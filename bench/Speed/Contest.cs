namespace TrinoInfra.Bench.Speed;

/// <summary>Who takes part: a name, and what to run in a round.</summary>
internal sealed record Contestant(string Name, Func<int, CommandLine> Line);

/// <summary>What became of one of ours in a contest: its measurements, as ratios to the peer's of the same round.</summary>
/// <param name="Name">Who took part.</param>
/// <param name="Cpu">Ratios of processor time.</param>
/// <param name="Wall">Ratios of time.</param>
/// <param name="Seconds">How long it took, in the middle.</param>
/// <param name="Memory">The most it had at once, in MiB.</param>
internal sealed record Standing(string Name, Spread Cpu, Spread Wall, double Seconds, double Memory);

/// <summary>The same thing done by a peer and by some of ours, in turns.</summary>
internal sealed record Contest(string Name, Standing Peer, IReadOnlyList<Standing> Ours)
{
    /// <summary>The most that one of ours had at once, as a ratio to the peer's.</summary>
    public double Memory(Standing ours) => ours.Memory / Peer.Memory;

    /// <param name="change">Changes what all of them read, before a round.</param>
    public static Contest Of(
        string name, Contestant peer, IReadOnlyList<Contestant> ours, Action<int> change, int rounds, TextWriter output)
    {
        output.WriteLine($"{name}: {peer.Name}, {string.Join(", ", ours.Select(one => one.Name))}");
        Contestant[] all = [peer, .. ours];
        var runs = all.ToDictionary(one => one, _ => new List<Measured>());
        // The round before the first fills the disk's caches.
        for (var round = 0; round <= rounds; round++)
        {
            change(round + 1);
            // Whoever goes first in one round goes later in the next.
            foreach (var one in all.Skip(round % all.Length).Concat(all.Take(round % all.Length)))
            {
                var run = Measured.Of(one.Line(round + 1));
                if (round > 0)
                    runs[one].Add(run);
            }
        }

        return new(name, Of(peer), [.. ours.Select(Of)]);

        Standing Of(Contestant one) => new(
            one.Name,
            Spread.Of(runs[one].Zip(runs[peer], (run, peers) => run.Cpu / peers.Cpu)),
            Spread.Of(runs[one].Zip(runs[peer], (run, peers) => run.Wall / peers.Wall)),
            Spread.Of(runs[one].Select(run => run.Wall)).Median,
            Enumerable.Range(0, 3).Max(_ => Measured.PeakMemory(one.Line(1))));
    }
}
