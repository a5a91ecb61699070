namespace Pulumi;

/// <summary>Counts the work of a run and collects what fails.</summary>
internal sealed class Runner
{
    private readonly Lock _gate = new();
    private readonly List<Exception> _failures = [];
    private TaskCompletionSource<Exception[]>? _waiting;
    private int _unfinished;

    public void Track(Task task)
    {
        lock (_gate)
            _unfinished++;
        task.ContinueWith(Finished, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <summary>Waits until nothing is left to do, or something has failed: then for no more than that.</summary>
    public Task<Exception[]> WaitAsync()
    {
        lock (_gate)
        {
            if (IsOver)
                return Task.FromResult(Failures());
            _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task;
        }
    }

    private bool IsOver => _unfinished == 0 || _failures.Count > 0;

    private void Finished(Task task)
    {
        lock (_gate)
        {
            _unfinished--;
            if (task.Exception is { } exception)
                _failures.AddRange(exception.InnerExceptions);
            if (IsOver)
                _waiting?.TrySetResult(Failures());
        }
    }

    // One failure shows in every output that waits for it.
    private Exception[] Failures() => [.. _failures.Distinct()];
}
