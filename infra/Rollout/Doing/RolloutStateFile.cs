using System.Text;
using TrinoInfra.Checking;
using TrinoInfra.Files;

namespace TrinoInfra.Rollout.Doing;

/// <summary><c>.state/rollout-&lt;stack&gt;.json</c>: there from before the first change to after the last one.</summary>
internal sealed class RolloutStateFile : IDisposable
{
    private const string Folder = ".state";
    private const int MaxBytes = 64 * 1024;

    private readonly string _path;
    private readonly FileStream _lock;

    private RolloutStateFile(string path, string name, FileStream held) => (_path, Name, _lock) = (path, name, held);

    /// <summary>Relative to the project's folder.</summary>
    public string Name { get; }

    /// <summary>Keeps other rollouts of this stack away for as long as it is open; a process that is killed lets go.</summary>
    public static Checked<RolloutStateFile> Open(string folder, string stack)
    {
        var name = $"{Folder}/rollout-{stack}.json";
        var path = Path.GetFullPath(Path.Combine(folder, name));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new Checked<RolloutStateFile>.Good(new(path, name, new(
                Path.ChangeExtension(path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose)));
        }
        catch (IOException) when (File.Exists(Path.ChangeExtension(path, ".lock")))
        {
            return Bad(name, "a rollout of this stack runs already", "wait until it has ended, or end it");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Bad(name, $"cannot be written ({exception.Message.TrimEnd('.')})", "see that you may write it, and in its folder");
        }
    }

    /// <summary>What is under way, or what is wrong with the file.</summary>
    public Checked<UnderWay> Read()
    {
        try
        {
            return File.Exists(_path)
                ? RolloutState.Read(TextFile.Read(Path.GetDirectoryName(_path)!, Path.GetFileName(_path), MaxBytes, ""), Name)
                    .Then(state => new Checked<UnderWay>.Good(new(state)))
                : new Checked<UnderWay>.Good(new(null));
        }
        catch (FaultsException exception)
        {
            return new Checked<UnderWay>.Bad(exception.Faults);
        }
    }

    /// <exception cref="IOException">It cannot be written, and is as it was.</exception>
    public void Write(RolloutState state) => WholeFile.Replace(_path, Encoding.UTF8.GetBytes(state.ToJson()));

    public void Delete() => File.Delete(_path);

    public void Dispose()
    {
        _lock.Dispose();
        try
        {
            // Where nothing is under way nothing is left.
            Directory.Delete(Path.GetDirectoryName(_path)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is not empty.
        }
    }

    private static Checked<RolloutStateFile> Bad(string where, string what, string fix) => new Checked<RolloutStateFile>.Bad([new(where, what, fix)]);
}

/// <summary>What rollout of a stack is under way.</summary>
/// <param name="State">Null where none is.</param>
internal sealed record UnderWay(RolloutState? State);
