using System.Collections.Immutable;
using TrinoInfra.Engine;
using TrinoInfra.Pods;

namespace TrinoInfra.Tests.Engine;

/// <summary>The watch while the engine waits.</summary>
public sealed class PodWatchTests
{
    [Fact]
    public async Task It_goes_on_past_looks_that_fail_says_what_is_new_and_ends_when_told()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        List<string> said = [];
        var looks = 0;

        await PodWatch.RunAsync(
            _ => ++looks switch
            {
                1 => throw new HttpRequestException("no cluster yet"),
                2 => throw new OperationCanceledException("too slow"),
                < 5 => Task.FromResult<ImmutableArray<PodAccount>>([new("a", "r", "waits", null, "m")]),
                _ => EndAsync(),
            },
            account => said.Add($"{account}"),
            patience: TimeSpan.Zero,
            pause: TimeSpan.FromMilliseconds(1),
            stop.Token);

        Assert.Equal(5, looks);
        Assert.Equal(["pod a: waits\n  mend: m"], said);

        async Task<ImmutableArray<PodAccount>> EndAsync()
        {
            await stop.CancelAsync();
            return [];
        }
    }
}
