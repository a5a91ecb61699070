namespace TrinoInfra.Files;

/// <summary>Writes a file whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>The file that a path means: where it is a link, what that leads to in the end.</summary>
    /// <exception cref="IOException">The links lead nowhere, or in a circle.</exception>
    public static string Target(string path)
    {
        var file = new FileInfo(Path.GetFullPath(path));
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    /// <summary>Puts bytes in the place of a file, or of nothing; who may read and write it stays.</summary>
    /// <param name="file">No link: that would be replaced itself.</param>
    /// <param name="bytes">All of them.</param>
    /// <exception cref="IOException">It cannot be written. Then it is as it was.</exception>
    public static void Replace(string file, ReadOnlySpan<byte> bytes)
    {
        var made = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(made, FileMode.Create, FileAccess.Write))
            {
                if (!OperatingSystem.IsWindows() && File.Exists(file))
                    File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(file));
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(made, file, overwrite: true);
        }
        catch
        {
            File.Delete(made);
            throw;
        }
    }
}
