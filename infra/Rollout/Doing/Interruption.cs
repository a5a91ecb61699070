using System.Runtime.InteropServices;

namespace TrinoInfra.Rollout.Doing;

/// <summary>What whoever interrupts a rollout wants.</summary>
internal enum Wish
{
    /// <summary>To go on as if nothing had been.</summary>
    GoOn,

    /// <summary>That the weights stay as they are, and nobody looks any longer.</summary>
    Hold,

    /// <summary>The weights of before.</summary>
    Back,
}

/// <summary>SIGINT and SIGTERM, for as long as a rollout runs: what it is in the middle of, it ends first.</summary>
/// <param name="ask">Asks whoever sits there.</param>
internal sealed class Interruption(Func<Wish> ask) : IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];
    private volatile TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsAsked => _asked.Task.IsCompleted;

    public Interruption Listen()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
        {
            _signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                Ask();
            }));
        }

        return this;
    }

    /// <summary>As a signal does.</summary>
    public void Ask() => _asked.TrySetResult();

    /// <summary>Waits, but not after somebody has interrupted.</summary>
    /// <returns>Whether nobody has.</returns>
    public async Task<bool> Pause(TimeSpan length)
    {
        await Task.WhenAny(Task.Delay(length), _asked.Task);
        return !IsAsked;
    }

    /// <summary>What is wanted now.</summary>
    public Wish Take()
    {
        if (!IsAsked)
            return Wish.GoOn;
        var wish = ask();
        _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return wish;
    }

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());
}
