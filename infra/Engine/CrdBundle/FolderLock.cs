namespace TrinoInfra.Engine.CrdBundle;

/// <summary>One process at a time in a folder. The operating system frees the lock of a process that died.</summary>
internal static class FolderLock
{
    // EWOULDBLOCK of Linux and of macOS, and ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] _held = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Waits for the lock of <paramref name="folder"/>, which exists; disposing gives it back.</summary>
    /// <param name="folder">The folder; its file <c>.lock</c> stays.</param>
    /// <param name="atMost">How long to wait.</param>
    /// <param name="waiting">Called once where another process has it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="TimeoutException">Another process had it all the time.</exception>
    public static async Task<IDisposable> TakeAsync(
        string folder, TimeSpan atMost, Action waiting, CancellationToken cancellation)
    {
        var until = DateTime.UtcNow + atMost;
        var said = false;
        while (true)
        {
            try
            {
                return new FileStream(
                    Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (_held.Contains(e.HResult))
            {
                if (DateTime.UtcNow > until)
                    throw new TimeoutException("another run holds the lock", e);
            }

            if (!said)
                waiting();
            said = true;
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellation);
        }
    }
}
