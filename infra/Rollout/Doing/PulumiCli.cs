using System.ComponentModel;
using System.Text;
using CliWrap;
using CliWrap.Buffered;
using TrinoInfra.Checking;

namespace TrinoInfra.Rollout.Doing;

/// <summary>The Pulumi CLI that is in PATH, with the login and the passphrase of whoever runs this.</summary>
/// <param name="folder">The project's folder.</param>
/// <param name="stack">The stack's name.</param>
/// <param name="program">The CLI.</param>
internal sealed class PulumiCli(string folder, string stack, string program = "pulumi")
{
    private const int LastLines = 20;

    /// <summary>What an update would do: <c>pulumi preview --json</c>, a PreviewDigest.</summary>
    public Task<Checked<string>> Preview() => Run("preview", "--json");

    /// <summary>What was deployed: <c>pulumi stack export</c>.</summary>
    public Task<Checked<string>> Export() => Run("stack", "export");

    /// <summary>Updates one resource and nothing else.</summary>
    /// <param name="urn">Its name in the state.</param>
    public Task<Checked<string>> Up(string urn) => Run(UpArguments(urn));

    /// <summary>The same, for somebody to type.</summary>
    public string UpCommand(string urn) => string.Join(' ', UpArguments(urn).Append("--stack").Append(stack).Prepend("pulumi").Select(Word));

    private static string[] UpArguments(string urn) => ["up", "--target", urn, "--yes", "--skip-preview"];

    private static string Word(string word) => word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./=:".Contains(letter))
        ? word
        : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    // Never cancelled: an update that is killed leaves a lock and an operation of which nobody knows what came.
    private async Task<Checked<string>> Run(params string[] arguments)
    {
        var what = $"pulumi {string.Join(' ', arguments.TakeWhile(word => !word.StartsWith('-')))}";
        try
        {
            var result = await Cli.Wrap(program)
                .WithArguments([.. arguments, "--stack", stack, "--non-interactive", "--color", "never"])
                .WithWorkingDirectory(folder)
                .WithEnvironmentVariables(variables => variables.Set("PULUMI_SKIP_UPDATE_CHECK", "true"))
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(Encoding.UTF8);
            return result.ExitCode == 0
                ? new Checked<string>.Good(result.StandardOutput)
                : Bad(what, $"failed: {Last($"{result.StandardOutput}\n{result.StandardError}")}", $"see what `{what} --stack {stack}` says");
        }
        // What starts processes says so where there is no such program.
        catch (Win32Exception)
        {
            return Bad("pulumi", "cannot be run", "install it, and see that it is in PATH: https://www.pulumi.com/docs/install/");
        }
    }

    private static string Last(string output) => string.Join(
        " | ", output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).TakeLast(LastLines));

    private static Checked<string> Bad(string where, string what, string fix) => new Checked<string>.Bad([new(where, what, fix)]);
}
