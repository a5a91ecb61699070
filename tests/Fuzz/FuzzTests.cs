using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using CsCheck;
using TrinoInfra.Checking;
using TrinoInfra.CommandLine;
using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.Fuzz;

/// <summary>
/// Whatever the input: an exit code of 0, 1 or 2, in bounded time and space; nothing that moves a cursor, no secret; every
/// fault with its place and a way to mend it. A failing input is printed with the seed that makes it again (CsCheck_Seed).
/// FUZZ is the number of inputs, 2,000 where it is not given: <c>FUZZ=100000 make test ARGS='-class "*FuzzTests"'</c>.
/// </summary>
public sealed partial class FuzzTests : IDisposable
{
    private static readonly TimeSpan MostProcessorTime = TimeSpan.FromSeconds(5);
    private const long MostBytes = 256L << 20;

    private static int Total { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 2_000;

    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-fuzz-").FullName;

    public FuzzTests()
    {
        foreach (var file in new[] { "Pulumi.yaml", "Pulumi.dev-bench.yaml" })
            File.Copy(Repository.File(file), Path.Combine(folder, file));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task Settings() => TryAsync(Fuzz.Inputs.Settings, share: 0.3);

    [Fact]
    public Task Values_of_the_charts() => TryAsync(Fuzz.Inputs.Values, share: 0.25);

    [Fact]
    public Task Routes() => TryAsync(Fuzz.Inputs.Routes, share: 0.25);

    [Fact]
    public Task Recorded_plans() => TryAsync(Fuzz.Inputs.Recorded, share: 0.1);

    [Fact]
    public Task Command_lines() => TryAsync(Fuzz.Inputs.CommandLines, share: 0.198);

    [Fact]
    public Task As_processes() => Gen.OneOf(Fuzz.Inputs.Settings, Fuzz.Inputs.Values, Fuzz.Inputs.Routes, Fuzz.Inputs.Recorded, Fuzz.Inputs.CommandLines)
        // The system ends a word at its first NUL.
        .Where(input => !input.Args.Any(word => word.Contains('\0')))
        .SampleAsync(
            async input =>
            {
                var run = await InProcessAsync(input);
                Tidy();
                var process = await Cli.Wrap("dotnet")
                    .WithArguments([Path.Combine(AppContext.BaseDirectory, "TrinoInfra.dll"), .. input.Args])
                    .WithWorkingDirectory(folder)
                    .WithStandardInputPipe(PipeSource.FromString(input.In))
                    .WithValidation(CommandResultValidation.None)
                    .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
                Check(input, new(process.ExitCode, process.StandardOutput, process.StandardError));
                // Help names the program that runs.
                Assert.Equal((run.ExitCode, run.Out.Replace("TrinoInfra.Tests", "TrinoInfra")), (process.ExitCode, process.StandardOutput));
                Tidy();
            },
            iter: Math.Max(1, Total / 500), threads: 1);

    private async Task TryAsync(Gen<FuzzInput> inputs, double share)
    {
        var answers = new int[3];
        var (longest, most) = (TimeSpan.Zero, 0L);
        await inputs.SampleAsync(
            async input =>
            {
                var (time, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
                var run = await InProcessAsync(input);
                (time, bytes) = (Environment.CpuUsage.TotalTime - time, GC.GetTotalAllocatedBytes() - bytes);

                Assert.True(time < MostProcessorTime, $"It took {time}.");
                Assert.True(bytes < MostBytes, $"It took {bytes >> 20} MiB.");
                Check(input, run);
                Tidy();
                answers[run.ExitCode]++;
                (longest, most) = (time > longest ? time : longest, Math.Max(bytes, most));
            },
            iter: Math.Max(1, (int)(Total * share)), threads: 1);

        TestContext.Current.SendDiagnosticMessage(
            $"exit code 0: {answers[0]}, 1: {answers[1]}, 2: {answers[2]}; at most {longest.TotalMilliseconds:0} ms of processor time, {most >> 20} MiB");
        // Inputs that are all refused, or all taken, try one half of the program alone.
        Assert.True(Total < 1_000 || answers is [> 0, > 0, _], $"Of {answers.Sum()} inputs {answers[0]} were good.");
    }

    private async Task<ProgramRun> InProcessAsync(FuzzInput input)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Pulumi.dev.yaml"), input.Stack, TestContext.Current.CancellationToken);
        return await ProgramRun.InAsync(folder, input.In, input.Args);
    }

    private static void Check(FuzzInput input, ProgramRun run)
    {
        Assert.InRange(run.ExitCode, ExitCode.Fine, ExitCode.Usage);
        foreach (var line in $"{run.Out}\n{run.Error}".Split('\n'))
            Assert.True(Quoted.IsHarmless(line.Replace("\t", "", StringComparison.Ordinal)), $"This moves a cursor: {Quoted.Whole(line)}");
        if (input.Secret is { } secret)
            Assert.DoesNotContain(secret, run.Out + run.Error, StringComparison.Ordinal);

        var said = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        switch (run.ExitCode)
        {
            case ExitCode.Input:
                Assert.Equal("", run.Out);
                Assert.True(said.Length >= 2, run.Error);
                Assert.All(said[..^1], line => Assert.Matches(PlaceWhatAndFix(), line));
                Assert.Matches(Count(), said[^1]);
                break;
            case ExitCode.Usage:
                Assert.Equal("See --help for the commands and their arguments; from make, ARGS=--help.", said[^1]);
                break;
            default:
                if (input.Args.Contains("--json") && !input.Args.Contains("render") && run.Out.TrimStart() is ['{' or '[', ..])
                    JsonDocument.Parse(run.Out, new JsonDocumentOptions { MaxDepth = 256 }).Dispose();
                break;
        }
    }

    private void Tidy()
    {
        foreach (var made in Directory.GetDirectories(folder))
            Directory.Delete(made, recursive: true);
    }

    [GeneratedRegex("^.+?: .+; .+$")]
    private static partial Regex PlaceWhatAndFix();

    [GeneratedRegex(@"\b[0-9,]+ (more )?faults?\b")]
    private static partial Regex Count();
}
