using System.Runtime.InteropServices;
using System.Text;

namespace TrinoInfra.CommandLine;

/// <summary>
/// The three streams that a process is started with, any of which may be closed. Its number then goes to the next file that
/// is opened, a pipe of the runtime's own: what is written would end there, and nothing ever comes from it.
/// </summary>
internal static class StandardStreams
{
    public const int Input = 0;
    public const int Output = 1;
    public const int Error = 2;

    private const int GetDescriptorFlags = 1; // F_GETFD
    private const int CloseOnExec = 1; // FD_CLOEXEC

    /// <summary>What a stdout that was closed is to its writers.</summary>
    public static TextWriter Nowhere { get; } = new ClosedWriter();

    /// <summary>
    /// Whether the process was started with it; on Windows taken for granted. What it opened itself is closed on exec, what it
    /// was given is not.
    /// </summary>
    public static bool IsOpen(int stream) =>
        OperatingSystem.IsWindows() || fcntl(stream, GetDescriptorFlags) is >= 0 and var flags && (flags & CloseOnExec) == 0;

    [DllImport("libc")]
    private static extern int fcntl(int descriptor, int command);

    private sealed class ClosedWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("It is closed");
    }
}
