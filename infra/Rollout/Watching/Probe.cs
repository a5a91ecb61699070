using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TrinoInfra.Rollout.Deciding;
using TrinoInfra.Trino;

namespace TrinoInfra.Rollout.Watching;

/// <summary>Statements that both tracks are asked at each look, so that rows and times can be compared.</summary>
internal static class Probe
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs them one after another. What does not end in 30 s has failed.</summary>
    public static async Task<ImmutableArray<ProbeAnswer>> Ask(StatementClient client, ImmutableArray<Sql> probes)
    {
        var answers = ImmutableArray.CreateBuilder<ProbeAnswer>(probes.Length);
        foreach (var probe in probes)
        {
            using var limit = new CancellationTokenSource(_limit);
            var result = await client.RunAsync(probe, keepsRows: true, limit.Token);
            answers.Add(new(result.Whole, result.Succeeded ? Digest(result.Rows) : null));
        }

        return answers.MoveToImmutable();
    }

    /// <summary>Knows each row, and how often it comes, but not their order, which no statement without ORDER BY promises.</summary>
    public static string Digest(IEnumerable<JsonElement> rows)
    {
        var all = rows.Select(row => row.GetRawText()).Order(StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all))));
    }
}
