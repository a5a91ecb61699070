using TrinoInfra.Checking;
using TrinoInfra.Diff;
using TrinoInfra.Files;

namespace TrinoInfra.CommandLine;

/// <summary>A stack that some file recorded, or stdin.</summary>
internal static class RecordedInput
{
    private const int MaxBytes = 16 << 20;

    /// <param name="terminal">Where relative paths go from, and stdin.</param>
    /// <param name="file">Its name, or <c>-</c>.</param>
    /// <param name="read">What reads its text, by the name that it is given.</param>
    /// <param name="fixIfMissing">What to do where there is none.</param>
    public static Checked<RecordedStack> Read(Terminal terminal, string file, Func<string, string, Checked<RecordedStack>> read, string fixIfMissing)
    {
        var source = file == "-" ? "stdin" : file;
        try
        {
            return read(
                file == "-" ? TextFile.Read(terminal.In, source, MaxBytes) : TextFile.Read(terminal.Directory, file, MaxBytes, fixIfMissing),
                source);
        }
        catch (FaultsException exception)
        {
            return new Checked<RecordedStack>.Bad(exception.Faults);
        }
    }
}
