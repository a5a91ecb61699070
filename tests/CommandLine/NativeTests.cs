using CliWrap;
using CliWrap.Buffered;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>The program as <c>make native</c> built it, where that was done: it says what the plain build says, byte for byte.</summary>
public sealed class NativeTests
{
    private static readonly string Native = Repository.File("artifacts", "native", "TrinoInfra");

    public static TheoryData<string[]> Lines =>
    [
        .. new[] { "dev", "prod" }.SelectMany(stack => new string[][]
        {
            ["preview", stack],
            ["preview", "--json", stack],
            ["render", stack],
            ["diff", "--with=prod", stack],
            ["diff", "--with=dev", "--format", "markdown", stack],
            ["explain", stack, "POST https://trino.example.com/v1/statement"],
            ["explain", "--json", stack, "GET https://trino.example.com/ui"],
            ["graph", stack],
            ["graph", "--order", stack],
            ["graph", "--html", stack],
            ["graph", "--format", "mermaid", stack],
        }),
        new string[] { "preview", "none" },
        new string[] { "preview" },
        new string[] { "nothing" },
        new string[] { "track", "weight", "none", "trino-v2-canary", "25" },
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task It_says_what_the_plain_build_says(string[] line) =>
        Assert.Equal(await ProgramRun.OfAsync(line), await NativeAsync(line));

    [Fact]
    public async Task It_reaches_no_cluster_and_says_so() =>
        Assert.Equal(
            new ProgramRun(1, "", "pods: a native build reaches no cluster; `make pods` runs the build that does\n1 fault.\n"),
            await NativeAsync("pods", "dev"));

    private static async Task<ProgramRun> NativeAsync(params string[] line)
    {
        Assert.SkipUnless(File.Exists(Native), "there is no native build; `make native` makes it");
        Assert.SkipWhen(NewestSource() > File.GetLastWriteTimeUtc(Native), "the native build is older than what it was built from; `make native` makes it anew");

        var run = await Cli.Wrap(Native)
            .WithArguments(line)
            .WithWorkingDirectory(Repository.Root)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return new ProgramRun(run.ExitCode, run.StandardOutput, run.StandardError);
    }

    /// <summary>As the Makefile judges it.</summary>
    private static DateTime NewestSource() => new[] { "infra", "offline" }
        .SelectMany(folder => new DirectoryInfo(Repository.File(folder)).EnumerateFiles("*", SearchOption.AllDirectories))
        .Concat(new[] { "TrinoInfra.csproj", "global.json", "Directory.Build.props", "Directory.Packages.props" }.Select(file => new FileInfo(Repository.File(file))))
        .Max(file => file.LastWriteTimeUtc);
}
