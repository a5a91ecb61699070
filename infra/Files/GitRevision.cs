using System.Collections.Immutable;
using System.ComponentModel;
using CliWrap;
using CliWrap.Buffered;
using TrinoInfra.Checking;

namespace TrinoInfra.Files;

/// <summary>A commit of the repository that the project is in, as git tells it. Nothing is written.</summary>
internal sealed class GitRevision
{
    private readonly string folder;
    private readonly string revision;

    private GitRevision(string folder, string revision, string commit) => (this.folder, this.revision, Commit) = (folder, revision, commit);

    /// <summary>Its hash, by which it is meant whatever else is called like it.</summary>
    public string Commit { get; }

    /// <param name="folder">The project's folder.</param>
    /// <param name="revision">As git takes it: <c>HEAD~1</c>, <c>main</c>, a hash.</param>
    public static Checked<GitRevision> Find(string folder, string revision)
    {
        // Git would take it for an option.
        if (revision.StartsWith('-') || !Quoted.IsHarmless(revision))
            return new Checked<GitRevision>.Bad([NoRevision(revision)]);
        try
        {
            if (Git(folder, "rev-parse", "--is-inside-work-tree").ExitCode != 0)
                return new Checked<GitRevision>.Bad([new("--since", "this folder is in no git repository that may be read", "run it in a clone, see `git status`")]);
            var found = Git(folder, "rev-parse", "--quiet", "--verify", $"{revision}^{{commit}}");
            return found.ExitCode == 0
                ? new Checked<GitRevision>.Good(new(folder, revision, found.StandardOutput.Trim()))
                : new Checked<GitRevision>.Bad([NoRevision(revision)]);
        }
        // What starts processes says so where there is no such program.
        catch (Win32Exception)
        {
            return new Checked<GitRevision>.Bad([new("--since", "git cannot be run", "install it, and see that it is in PATH")]);
        }
    }

    /// <summary>What to call a file of it.</summary>
    public string NameOf(string file) => $"{file} at {revision}";

    /// <summary>The text of a file of the project's folder.</summary>
    /// <exception cref="FaultsException">There is no such file, or it is not readable text of this size.</exception>
    public string Read(string file, int maxBytes)
    {
        // The path is relative to the folder, which may be below the repository's.
        var path = $"{Commit}:./{file}";
        if (Git(folder, "cat-file", "-t", path).StandardOutput.Trim() != "blob")
            throw new FaultsException([new(NameOf(file), "there is no such file at this revision", "name a revision that has it")]);
        var text = new MemoryStream();
        Run(Command(folder, "cat-file", "blob", path).WithStandardOutputPipe(PipeTarget.Create((stream, cancellation) =>
            CopyAsync(stream, text, maxBytes + 1, cancellation))).ExecuteAsync());
        text.Position = 0;
        return TextFile.Read(text, NameOf(file), maxBytes);
    }

    /// <summary>The files below these paths that are others now than they were, new ones among them.</summary>
    public ImmutableArray<string> ChangedSince(params string[] paths) =>
    [
        .. Names(["diff", "--name-only", "--no-ext-diff", "--no-textconv", "--relative", "-z", Commit, "--", .. paths]),
        .. Names(["ls-files", "--others", "--exclude-standard", "-z", "--", .. paths]),
    ];

    private IEnumerable<string> Names(string[] args) =>
        Git(folder, args).StandardOutput.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static BufferedCommandResult Git(string folder, params string[] args) => Run(Command(folder, args).ExecuteBufferedAsync());

    // Nothing here is worth waiting for beside the process, and what composes settings asks for one text after another.
    private static T Run<T>(CommandTask<T> task) => task.GetAwaiter().GetResult();

    private static Command Command(string folder, params string[] args) => Cli.Wrap("git")
        .WithArguments(args)
        .WithWorkingDirectory(folder)
        // Else a look at what changed would refresh the index.
        .WithEnvironmentVariables(variables => variables.Set("GIT_OPTIONAL_LOCKS", "0"))
        .WithValidation(CommandResultValidation.None);

    private static async Task CopyAsync(Stream from, Stream to, int most, CancellationToken cancellation)
    {
        var buffer = new byte[most];
        await to.WriteAsync(buffer.AsMemory(0, await from.ReadAtLeastAsync(buffer, most, throwOnEndOfStream: false, cancellation)), cancellation);
    }

    private static Fault NoRevision(string revision) =>
        new("--since", $"{Quoted.Text(revision)} is no revision of this repository", "name a commit, a branch or a tag, such as HEAD~1");
}
