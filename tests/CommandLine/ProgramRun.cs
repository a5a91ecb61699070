using System.Text;
using TrinoInfra.CommandLine;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>One run of the program by hand.</summary>
internal sealed record ProgramRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs a command line on the checkout's own stacks, or in another folder.</summary>
    public static Task<ProgramRun> OfAsync(params string[] args) => InAsync(Repository.Root, "", args);

    public static async Task<ProgramRun> InAsync(string folder, string input, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await TrinoInfraCommand.RunAsync(args, new Terminal(output, error, new MemoryStream(Encoding.UTF8.GetBytes(input)), folder));
        return new ProgramRun(code, output.ToString(), error.ToString());
    }
}
