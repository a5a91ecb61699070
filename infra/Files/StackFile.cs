using System.Text;
using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Files;

/// <summary>A stack's file that is to be edited: what it says, and what it would say with another text.</summary>
internal sealed class StackFile
{
    private readonly string folder;
    private readonly string stack;
    private readonly byte[] bytes;

    private StackFile(string folder, string stack, byte[] bytes, string text, string project) =>
        (this.folder, this.stack, this.bytes, Text, Project) = (folder, stack, bytes, text, project);

    public string Name => StackFiles.FileOf(stack);

    /// <summary>The project's name, the namespace of keys that have none.</summary>
    public string Project { get; }

    /// <summary>All of it, but for a byte order mark.</summary>
    public string Text { get; }

    /// <summary>Reads the file and what it stands for, or everything that is wrong with it.</summary>
    public static Checked<(StackFile File, SettingsSource Source)> Open(string folder, string stack)
    {
        byte[]? bytes = null;
        string? text = null;
        var project = SettingsSource.Namespace;
        var source = StackFiles.Load(folder, stack, (name, fixIfMissing) =>
        {
            if (name != StackFiles.FileOf(stack))
                return TextFile.Read(folder, name, ConfigFile.MaxBytes, fixIfMissing);
            text = TextFile.Read(folder, name, ConfigFile.MaxBytes, fixIfMissing, out bytes);
            return text;
        }, name => project = name);
        return source.Then(read => new Checked<(StackFile, SettingsSource)>.Good((new(folder, stack, bytes!, text!, project), read)));
    }

    /// <summary>What the stack would be with this text in the file, or everything that would be wrong then.</summary>
    public Checked<SettingsSource> With(string text) =>
        StackFiles.Load(folder, stack, (name, fixIfMissing) => name == Name ? text : TextFile.Read(folder, name, ConfigFile.MaxBytes, fixIfMissing));

    /// <summary>Writes the file whole, if it is still as it was read; a byte order mark stays, and so does who may read and write it.</summary>
    /// <returns>What is wrong, and then the file is as it was; null where it is written.</returns>
    public Fault? Write(string text)
    {
        try
        {
            var file = WholeFile.Target(Path.Combine(folder, Name));
            // From the look to the move: of two that write at once each would find the file as it was read.
            using var held = Hold(file);
            if (held is null)
                return new(Name, "is being written by somebody else, and is left as it is", "run this again");
            if (!File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
                return new(Name, "has become another while this ran, and is left as it is", "run this again");
            WholeFile.Replace(file, [.. bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble : default, .. Encoding.UTF8.GetBytes(text)]);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(Name, $"cannot be written ({exception.Message.TrimEnd('.')})", "see that you may write it, and in its folder");
        }
    }

    /// <summary>Keeps others from writing it for as long as it is open, a process that is killed lets go; null where another does.</summary>
    private static FileStream? Hold(string file)
    {
        var name = $"{file}.lock";
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return new(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(name))
            {
                return null;
            }
            catch (IOException) when (isFirst)
            {
                // Whoever held it has just let go.
            }
        }
    }
}
