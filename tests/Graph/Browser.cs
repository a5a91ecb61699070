using CliWrap;
using CliWrap.Buffered;

namespace TrinoInfra.Tests.Graph;

/// <summary>A Chromium without a window.</summary>
internal sealed class Browser(string program) : IDisposable
{
    private readonly string profile = Directory.CreateTempSubdirectory("trino-infra-browser-").FullName;

    /// <summary>The one of this machine; without one the test is skipped, but not in CI.</summary>
    public static Browser Found()
    {
        var found = (
            from name in new[] { "chromium", "chromium-browser", "google-chrome" }
            from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            select Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (found is null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Assert.Skip("chromium is not on PATH: apt-get install chromium");
        Assert.True(found is not null, "chromium is not on PATH, and CI is not to go without");
        return new(found);
    }

    public void Dispose() => Directory.Delete(profile, recursive: true);

    /// <summary>Opens a page, whose scripts run, and gives what comes of it.</summary>
    /// <returns>The document as it is then, and what was written to the console.</returns>
    public async Task<(string Document, IReadOnlyList<string> Console)> OpenAsync(string url, string screenshot, int width, int height)
    {
        var run = await Cli.Wrap(program)
            .WithArguments(
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--enable-logging=stderr",
                $"--user-data-dir={profile}", $"--window-size={width},{height}", $"--screenshot={screenshot}", "--dump-dom", url,
            ])
            // It makes itself one where there is none.
            .WithEnvironmentVariables(variables => variables.Set("HOME", profile))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 0, run.StandardError);
        return (run.StandardOutput, [.. run.StandardError.Split('\n').Where(line => line.Contains(":CONSOLE", StringComparison.Ordinal))]);
    }
}
