using TrinoInfra.Load;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Bench;

/// <summary>A load of statements, each of them in turn.</summary>
internal static class Statements
{
    /// <param name="connect">Makes a client.</param>
    public static async Task<LoadSummary> RunAsync(WantedLoad load, Door door, Func<StatementClient> connect, CancellationToken stop)
    {
        var record = new LoadRecord(result => result.FollowUp is { } uri ? door.TrackOf(uri) : null);
        var run = new LoadRun(
            load.Plan,
            _ =>
            {
                var client = connect();
                return (number, cancel) => client.RunAsync(load.Statements[(int)(number % load.Statements.Length)], keepsRows: false, cancel);
            },
            record);
        return record.Summary(load.Plan, await run.RunAsync(stop));
    }
}
