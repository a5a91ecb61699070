using System.Runtime.InteropServices;

namespace TrinoInfra.CommandLine.Bench;

/// <summary>While it lives, SIGINT and SIGTERM end no process: they cancel, and what was measured is shown.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _cancelled;
    private readonly PosixSignalRegistration[] _registrations;

    /// <param name="stop">Cancels it, too.</param>
    public Interrupt(CancellationToken stop)
    {
        _cancelled = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _registrations = [On(PosixSignal.SIGINT), On(PosixSignal.SIGTERM)];
    }

    public CancellationToken Token => _cancelled.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _cancelled.Dispose();
    }

    private PosixSignalRegistration On(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        _cancelled.Cancel();
    });
}
