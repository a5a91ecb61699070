using System.Globalization;

namespace TrinoInfra.CommandLine;

/// <summary>The process's stdin.</summary>
internal static class StandardInput
{
    private const string Descriptors = "/proc/self/fd";
    private const int AccessMode = 3;

    /// <summary>Stdin; without content where the process was started with it closed.</summary>
    public static Stream Open() => IsOwnPipe() ? Stream.Null : Console.OpenStandardInput();

    /// <summary>
    /// Whether stdin is a pipe that this process itself holds the other end of. Its end would never come: where stdin is
    /// closed, the first pipe that .NET makes for itself takes its place.
    /// </summary>
    private static bool IsOwnPipe()
    {
        try
        {
            return Target("0") is { } stdin
                && stdin.StartsWith("pipe:", StringComparison.Ordinal)
                && Directory.EnumerateFileSystemEntries(Descriptors)
                    .Select(entry => Path.GetFileName(entry))
                    .Any(descriptor => Target(descriptor) == stdin && IsWritable(descriptor));
        }
        // Only Linux tells.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? Target(string descriptor) => new FileInfo($"{Descriptors}/{descriptor}").LinkTarget;

    private static bool IsWritable(string descriptor) => File.ReadLines($"/proc/self/fdinfo/{descriptor}")
        .Where(line => line.StartsWith("flags:", StringComparison.Ordinal))
        .Any(line => (int.Parse(line[^1..], CultureInfo.InvariantCulture) & AccessMode) != 0);
}
