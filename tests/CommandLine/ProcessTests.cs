using CliWrap;
using CliWrap.Buffered;
using TrinoInfra.CommandLine;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>The program as a process, where its surroundings are not as a shell leaves them.</summary>
public sealed class ProcessTests
{
    [Theory]
    [InlineData("preview dev >&-", ExitCode.Input)]
    [InlineData("preview dev <&- >&-", ExitCode.Input)]
    [InlineData("preview dev <&- >&- 2>&-", ExitCode.Input)]
    [InlineData("preview dev >&- 2>&-", ExitCode.Input)]
    [InlineData("preview dev <&- 2>&-", ExitCode.Fine)]
    [InlineData("graph dev >&-", ExitCode.Input)]
    [InlineData("preview none <&- >&- 2>&-", ExitCode.Input)]
    [InlineData("none <&- >&- 2>&-", ExitCode.Usage)]
    [InlineData("explain --routes - 'GET http://a/' <&-", ExitCode.Input)]
    public async Task Streams_that_are_closed_lose_no_result_in_silence(string line, int code)
    {
        var run = await ShellAsync($"""exec dotnet "$PROGRAM" {line}""");

        Assert.Equal(code, run.ExitCode);
        if (!line.Contains("2>&-", StringComparison.Ordinal))
            Assert.Matches("^(results: cannot be written|stdin: )", run.StandardError);
    }

    [Fact]
    public async Task A_working_directory_that_is_gone_is_a_fault()
    {
        var gone = Directory.CreateTempSubdirectory("trino-infra-gone-").FullName;
        foreach (var command in new[] { "preview dev", "render dev --to out", "explain --routes routes.yaml 'GET http://a/'" })
        {
            Directory.CreateDirectory(gone);
            var run = await ShellAsync($"""cd '{gone}' && rmdir '{gone}' && exec dotnet "$PROGRAM" {command}""");

            Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.StandardOutput));
            Assert.Contains("there is no such file; ", run.StandardError, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.StandardError, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("PULUMI_CONFIG", "x")]
    [InlineData("PULUMI_CONFIG", "[]")]
    [InlineData("PULUMI_CONFIG_SECRET_KEYS", "x")]
    [InlineData("PULUMI_CONFIG", """{"trino-infra:tracks":"[]"}""")]
    public async Task What_an_engine_would_hand_over_is_not_read_without_one(string name, string value)
    {
        var run = await ShellAsync($"""exec env "$NAME=$VALUE" dotnet "$PROGRAM" preview dev""", ("NAME", name), ("VALUE", value));

        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.StandardError));
        Assert.Equal((await ProgramRun.OfAsync("preview", "dev")).Out, run.StandardOutput);
    }

    private static Task<BufferedCommandResult> ShellAsync(string line, params (string Name, string Value)[] environment) => Cli.Wrap("/bin/sh")
        .WithArguments(["-c", line])
        .WithWorkingDirectory(Repository.Root)
        .WithEnvironmentVariables(new Dictionary<string, string?>(
            environment.Select(variable => KeyValuePair.Create(variable.Name, (string?)variable.Value))
                .Append(new("PROGRAM", Path.Combine(AppContext.BaseDirectory, "TrinoInfra.dll")))))
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
}
