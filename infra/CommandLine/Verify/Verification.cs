using System.Globalization;
using TrinoInfra.Load;
using TrinoInfra.Settings;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Verify;

/// <summary>Asks tracks and main host, and tells what comes of it while it does.</summary>
internal sealed class Verification(Terminal terminal, StackSettings settings, Door door, HttpMessageInvoker http, string query, string? user)
{
    private const int MostShown = 10;
    private readonly Sql _sql = new(query);
    private int _failures;

    /// <returns>Whether nothing failed.</returns>
    public async Task<bool> RunAsync(int count, CancellationToken stop)
    {
        terminal.Show("each track through its own address");
        foreach (var track in settings.Tracks)
            Tell(track, await AskAsync(door.AddressOf(track.Name), door.Logins.GetValueOrDefault(track.Name), stop));

        terminal.Show($"{count} through the main host {settings.Gateway.Hostname}");
        var plan = new LoadPlan { Clients = 1, Count = count };
        var record = new LoadRecord(result => result.FollowUp is { } uri ? door.TrackOf(uri) : null);
        await new LoadRun(plan, _ => MainHostAsync, record).RunAsync(stop);
        TellShares(record.Summary(plan, TimeSpan.Zero), count);
        terminal.Show("");
        terminal.Show($"{_failures} failed");
        return _failures == 0;
    }

    private async Task<StatementResult> MainHostAsync(long number, CancellationToken stop)
    {
        var answer = await AskAsync(door.Server, door.MainLogin, stop);
        if (answer.Fault is { } fault)
            Failed($"query {number + 1}", fault);
        return answer.Result;
    }

    private void Tell(TrackSettings track, VerifiedQuery answer)
    {
        if (answer.Fault is { } fault)
        {
            Failed(track.Name, fault);
            if (track.External is { } external && answer.Unforwarded is { } why)
                terminal.Show($"          {why}: set http-server.process-forwarded=true on the coordinator {external.Authority} and its workers, and restart them");
        }
        else if (answer.Served != track.Name)
        {
            Failed(track.Name, $"{answer.Served} answered");
        }
        else
        {
            var isPathAlone = track.Weight.Value == 0 && settings.Gateway.AddressOf(track.Name).Prefix is not null;
            terminal.Show($"  ok      {track.Name}{(isPathAlone ? " (weight 0: clients that take no path, as JDBC, reach it by a match alone)" : "")}");
        }
    }

    private void TellShares(LoadSummary summary, int count)
    {
        terminal.Show("");
        terminal.Show($"{"track",-42}{"weight",-10}{"expected",-10}got");
        var sum = settings.Tracks.Sum(track => track.Weight.Value);
        foreach (var track in settings.Tracks)
        {
            var got = summary.Tracks.Where(each => each.Track == track.Name).Sum(each => each.Succeeded);
            var line = $"{track.Name,-42}{track.Weight.Value,-10}{Percent(track.Weight.Value, sum),-10}{Percent(got, count)} ({got})";
            terminal.Show(line);
        }

        // A weight of 0 that gets statements is a fault, a share that is off is chance.
        foreach (var track in settings.Tracks.Where(track => track.Weight.Value == 0 && summary.Tracks.Any(each => each.Track == track.Name && each.Succeeded > 0)))
            Failed(track.Name, "it has weight 0 and was given statements");
    }

    private void Failed(string where, string fault)
    {
        if (++_failures <= MostShown)
            terminal.Show($"  failed  {where}: {fault}");
    }

    /// <summary>Each as a client of its own that keeps nothing, so that each statement is weighed; and no second try hides what fails.</summary>
    private async Task<VerifiedQuery> AskAsync(Uri address, Login? login, CancellationToken stop)
    {
        var way = new FollowedWay(door);
        // Where no user is said Trino takes the login's own.
        var caller = new Caller { User = user ?? (login is null ? "verify" : null), Login = login };
        var client = new StatementClient(http, address, caller, new() { KeepsCookies = false, Repeats = Repeats.None, WhyNot = way.WhyNot });
        var result = await client.RunAsync(_sql, keepsRows: false, stop);
        return VerifiedQuery.Of(result, way, login is null ? null : door.Logins.First(each => each.Value == login).Key);
    }

    private static string Percent(long part, long whole) =>
        Math.Round(whole == 0 ? 0 : 100.0 * part / whole).ToString("F0", CultureInfo.InvariantCulture) + "%";
}
