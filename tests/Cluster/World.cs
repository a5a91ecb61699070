using System.Collections.Concurrent;
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using CliWrap;
using CliWrap.Buffered;
using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.Cluster;

/// <summary>
/// A machine on which the scripts of cluster/ run as processes: a copy of what they need of the project, a PATH that
/// holds standard tools and the stand-ins, and a folder by which the stand-ins know what is there.
/// </summary>
internal sealed class World : IDisposable
{
    /// <summary>What the scripts take for granted on Linux and macOS, curl apart.</summary>
    private static readonly string[] StandardTools =
    [
        "awk", "base64", "cat", "chmod", "cksum", "cp", "cut", "date", "dirname", "grep", "gzip", "head", "ls", "mkdir",
        "mkfifo", "mktemp", "mv", "od", "ps", "rm", "sed", "sh", "sha256sum", "shasum", "sleep", "tail", "tar", "tr", "uname",
    ];

    /// <summary>What the scripts ask for by name; each has a stand-in.</summary>
    private static readonly string[] Tools = ["dotnet", "make", "docker", "kind", "kubectl", "pulumi", "curl"];

    private static readonly string Dotnet = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, "dotnet")).First(File.Exists);

    private static readonly ConcurrentDictionary<string, string> Answers = [];

    private readonly string root = Directory.CreateTempSubdirectory("trino-infra-world-").FullName;

    /// <summary>Docker with 16 GB, the tools on PATH, and nothing else.</summary>
    public World(params string[] onPath)
    {
        foreach (var folder in new[] { "project", "bin", "world/answers", "world/downloads" })
            Directory.CreateDirectory(Path.Combine(root, folder));
        foreach (var name in StandardTools)
            LinkReal(name);
        foreach (var name in onPath is [] ? Tools : onPath)
            LinkStandIn(name);

        CopyFolder("cluster");
        foreach (var name in new[] { "Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.prod.yaml", "Directory.Packages.props" })
            File.Copy(Repository.File(name), InProject(name));

        this["docker"] = "16000000000\n";
        this["os"] = "Debian GNU/Linux 13\n";
        this["next-uid"] = "uid-1\n";
        this["address"] = "127.0.0.1";
        this["authority"] = "-----BEGIN CERTIFICATE-----\n";
        foreach (var empty in new[] { "busy", "contexts", "containers", "ports", "resolved" })
            this[empty] = "";
        UseFacts();
    }

    /// <summary>The same, but for one tool that PATH lacks.</summary>
    public static World Without(string tool) => new([.. Tools.Except([tool])]);

    /// <summary>A machine without Docker, and the stack prod on a cluster that is elsewhere.</summary>
    public static World Elsewhere()
    {
        var world = Without("docker");
        world.UseFacts("prod");
        world["contexts"] = "trino-prod https://10.0.0.7:6443\n";
        world["cluster"] = "uid-prod\n";
        world["stack"] = "";
        return world;
    }

    public string Project => Path.Combine(root, "project");

    /// <summary>Every call of a stand-in so far, of all runs, as `name arguments`.</summary>
    public string[] Calls => Has("calls") ? this["calls"].TrimEnd('\n').Split('\n') : [];

    /// <summary>A file of the stand-ins.</summary>
    public string this[string name]
    {
        get => File.ReadAllText(Path.Combine(root, "world", name));
        set => File.WriteAllText(Path.Combine(root, "world", name), value);
    }

    public bool Has(string name) => File.Exists(Path.Combine(root, "world", name));

    public void Remove(string name) => File.Delete(Path.Combine(root, "world", name));

    public string InProject(string path) => Path.Combine(Project, path);

    /// <summary>The settings of the stack dev, to which Pulumi adds its salt.</summary>
    public string StackFile => File.ReadAllText(InProject("Pulumi.dev.yaml"));

    /// <summary>The files that the scripts made in the project, relative.</summary>
    public string[] Made =>
    [
        .. Directory.EnumerateFileSystemEntries(Project, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Project, path).Replace('\\', '/'))
            .Where(path => path.StartsWith(".state", StringComparison.Ordinal) || path.StartsWith(".cache", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What the program says of a stack: its own answer, after these changes of the stack's file.</summary>
    public void UseFacts(string stack = "dev", string sdk = "nuget", params (string Old, string New)[] changes)
    {
        var file = InProject($"Pulumi.{stack}.yaml");
        var text = File.ReadAllText(file);
        foreach (var (old, replacement) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        File.WriteAllText(file, text);
        this["facts"] = $"SDK={sdk}\nPROGRAM={Path.Combine(AppContext.BaseDirectory, "TrinoInfra.dll")}\n{Facts(stack)}";
    }

    /// <summary>The program's answer to <c>cluster &lt;stack&gt;</c>; asked once for the same file.</summary>
    public string Facts(string stack) => Answers.GetOrAdd(File.ReadAllText(InProject($"Pulumi.{stack}.yaml")), _ =>
    {
        var run = ProgramRun.InAsync(Project, "", "cluster", stack).GetAwaiter().GetResult();
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Out;
    });

    /// <summary>Where the script that runs is to be killed: by the first call that begins so, at this moment of it.</summary>
    public void KillAt(string call, string moment) => this["kill"] = $"{call}|{moment}\n";

    /// <summary>Runs a script of cluster/.</summary>
    public Task<Run> Run(string script, params string[] arguments) => Run(script, arguments, input: "", []);

    public async Task<Run> Run(
        string script, string[] arguments, string input, Dictionary<string, string?> environment)
    {
        var before = Calls.Length;
        var result = await Cli.Wrap(Path.Combine(root, "bin/sh"))
            .WithArguments(["-c", """echo $$ >"$WORLD/pid" && exec "$@" """, "sh", $"cluster/{script}", .. arguments])
            .WithWorkingDirectory(Project)
            .WithStandardInputPipe(PipeSource.FromString(input))
            .WithEnvironmentVariables(Environment(environment))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token);
        return new(result.ExitCode, result.StandardOutput, result.StandardError, Calls[before..]);
    }

    /// <summary>Puts what <c>make up</c> downloads where curl's stand-in finds it, with digests to match.</summary>
    public void OfferDownloads()
    {
        var downloads = Path.Combine(root, "world/downloads");
        var archive = new MemoryStream();
        using (var zip = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zip))
            tar.WriteEntry(StandIn("pulumi"), "pulumi/pulumi");

        List<string> checksums = [];
        var pins = File.ReadAllLines(InProject("cluster/versions.txt"));
        for (var line = 0; line < pins.Length; line++)
        {
            if (pins[line].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["kind" or "kubectl" or "pulumi", _, _, var digest, var url])
                continue;
            var (name, content) = (url[(url.LastIndexOf('/') + 1)..], url.EndsWith(".tar.gz", StringComparison.Ordinal)
                ? archive.ToArray() : File.ReadAllBytes(StandIn(pins[line].Split(' ')[0])));
            var actual = Convert.ToHexStringLower(SHA256.HashData(content));
            File.WriteAllBytes(Path.Combine(downloads, name), content);
            if (digest.StartsWith("https:", StringComparison.Ordinal))
                checksums.Add($"{actual}  {name}");
            else
                pins[line] = pins[line].Replace(digest, actual, StringComparison.Ordinal);
        }

        File.WriteAllLines(Path.Combine(downloads, "pulumi-3.259.0-checksums.txt"), checksums);
        File.WriteAllLines(InProject("cluster/versions.txt"), pins);
    }

    /// <summary>The files that curl's stand-in offers under names like this.</summary>
    public string[] Downloads(string pattern) => Directory.GetFiles(Path.Combine(root, "world/downloads"), pattern);

    /// <summary>A shell script on PATH under this name.</summary>
    public void WriteTool(string name, string script)
    {
        Unlink(name);
        WriteProgram(Path.Combine(root, "bin", name), $"#!/bin/sh\n{script}\n");
    }

    /// <summary>A process of this name, which ends when it is killed.</summary>
    public Process RunForAWhile(string name)
    {
        var program = Path.Combine(root, name);
        File.Copy(File.Exists("/usr/bin/sleep") ? "/usr/bin/sleep" : "/bin/sleep", program);
        return Process.Start(program, "120");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private Dictionary<string, string?> Environment(Dictionary<string, string?> given)
    {
        Dictionary<string, string?> all = new()
        {
            ["PATH"] = Path.Combine(root, "bin"),
            ["WORLD"] = Path.Combine(root, "world"),
            ["STAND_INS"] = Repository.File("tests/Cluster/stand-ins"),
            ["HOME"] = root,
            ["DOTNET"] = Dotnet,
            ["WAIT_TRIES"] = "2",
            ["POLL_SECONDS"] = "0",
        };
        foreach (var (name, value) in given)
            all[name] = value;
        return all;
    }

    public void LinkStandIn(string name) => Link(name, StandIn(name));

    /// <summary>The tool as this machine has it; not at all where it has none.</summary>
    public void LinkReal(string name)
    {
        var real = new[] { "/usr/bin", "/bin" }.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (real is not null)
            Link(name, real);
    }

    /// <summary>PATH lacks the tool from now on.</summary>
    public void Unlink(string name) => File.Delete(Path.Combine(root, "bin", name));

    private static void WriteProgram(string path, string text)
    {
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void Link(string name, string target) => File.CreateSymbolicLink(Path.Combine(root, "bin", name), target);

    private static string StandIn(string name) => Repository.File("tests/Cluster/stand-ins", name);

    private void CopyFolder(string name)
    {
        Directory.CreateDirectory(InProject(name));
        foreach (var file in Directory.EnumerateFiles(Repository.File(name)))
            File.Copy(file, InProject($"{name}/{Path.GetFileName(file)}"));
        foreach (var folder in Directory.EnumerateDirectories(Repository.File(name)))
            CopyFolder($"{name}/{Path.GetFileName(folder)}");
    }
}
