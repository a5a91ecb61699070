using System.Diagnostics;
using System.Globalization;

namespace TrinoInfra.Bench.Speed;

/// <summary>
/// <c>speed [rounds | --check]</c>: how long the program takes beside what does the like, whole processes, one after the other in turns, each
/// with a stack that has changed. Writes bench/results.md and bench/ratios.json, or checks against the latter.
/// </summary>
internal static class SpeedCommand
{
    private const int RoundsOfCheck = 7;
    private const int Usual = 15;
    private const string Plain = "plain";
    private static readonly int[] TrackCounts = [1, 2, 8];
    private static readonly int[] RouteCounts = [10, 100, 1000, 3000];

    /// <returns>0 fine, or skipped where the peer cannot be had; 1 where a ratio is worse than recorded by more than half; 2 a misuse.</returns>
    public static int Run(string? option, TextWriter output, TextWriter errors)
    {
        var check = option == "--check";
        var rounds = check ? RoundsOfCheck : Usual;
        if (option is not (null or "--check") && (!int.TryParse(option, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) || rounds is < 3 or > 1000))
        {
            errors.WriteLine("speed: give a number of rounds, 3 to 1000, or --check");
            return 2;
        }

        var root = Directory.GetCurrentDirectory();
        var source = Path.Combine(root, "bench", "Speed", "cdk8s");
        if (!OperatingSystem.IsLinux() || !Directory.Exists(source))
        {
            errors.WriteLine("speed: run it on Linux, in the repository's root: `make speed`");
            return 2;
        }

        var work = Path.Combine(root, "artifacts", "speed");
        if (Cdk8s.Install(source, Path.Combine(work, "cdk8s"), errors) is not { } peer)
            return 0;

        var recorded = Path.Combine(root, "bench", "ratios.json");
        var programs = Programs(root);
        var stacks = TrackCounts.Select(tracks => new SpeedStack(root, work, tracks)).ToList();
        var contests = stacks.Select(stack => Previews(stack, peer, programs, rounds, output)).ToList();
        if (check)
            return Ratios.Check(recorded, contests, errors);

        Ratios.Write(recorded, contests);
        var growth = Growth(stacks[1], output);
        var make = programs.Select(program => Make(root, program, rounds, output)).ToList();
        File.WriteAllText(Path.Combine(root, "bench", "results.md"), SpeedReport.Of(contests, growth, make));
        return 0;
    }

    /// <summary>The builds of the program that there are; how each is called.</summary>
    private static List<(string Name, Func<string, string[], CommandLine> Run)> Programs(string root)
    {
        // Beside this one.
        var plain = Path.GetFullPath("../../TrinoInfra/debug/TrinoInfra.dll", AppContext.BaseDirectory);
        // Where there is one, as new as the sources.
        var native = Environment.GetEnvironmentVariable("NATIVE");
        List<(string, Func<string, string[], CommandLine>)> programs =
            [(Plain, (folder, arguments) => new(folder, "dotnet", [plain, .. arguments]))];
        if (!string.IsNullOrEmpty(native))
            programs.Add(("native", (folder, arguments) => new(folder, Path.Combine(root, native), arguments)));
        return programs;
    }

    /// <summary>That which this program is built with: artifacts/[sdk]/bin/TrinoInfra.Bench/debug/.</summary>
    private static string Sdk => Path.GetFileName(Path.GetFullPath("../../..", AppContext.BaseDirectory).TrimEnd('/'));

    private static Contest Previews(
        SpeedStack stack, Cdk8s peer, List<(string Name, Func<string, string[], CommandLine> Run)> programs, int rounds, TextWriter output)
    {
        string[] preview = ["preview", "--json", stack.Name];
        peer.Learn(stack, Text(programs[0].Run(stack.Folder, preview)));
        Contestant[] ours = [.. programs.Select(program => new Contestant(program.Name, _ => program.Run(stack.Folder, preview)))];
        return Contest.Of(
            string.Create(CultureInfo.InvariantCulture, $"preview --json, {stack.Tracks} track{(stack.Tracks == 1 ? "" : "s")}"),
            new("cdk8s", weight => peer.Synthesis(stack, weight)), ours, stack.Weigh, rounds, output);
    }

    /// <summary>What <c>make</c> adds to a build, where nothing has changed.</summary>
    private static Contest Make(string root, (string Name, Func<string, string[], CommandLine> Run) program, int rounds, TextWriter output) => Contest.Of(
        "make preview",
        new(program.Name, _ => program.Run(root, ["preview", "--json", "--", "dev"])),
        // Where an SDK is named it runs the plain build.
        [new("make", _ => new(root, "make", ["--silent", "preview", "STACK=dev", "ARGS=--json", .. program.Name == Plain ? [$"SDK={Sdk}"] : Array.Empty<string>()]))],
        _ => { },
        rounds,
        output);

    private static List<(int Routes, Measured Took, double Memory)> Growth(SpeedStack stack, TextWriter output) =>
    [
        .. RouteCounts.Select(routes =>
        {
            output.WriteLine($"{routes} routes");
            CommandLine line = new(
                stack.Folder, "dotnet", typeof(SpeedCommand).Assembly.Location, "routes", stack.Folder, stack.Name, routes.ToString(CultureInfo.InvariantCulture));
            var runs = Enumerable.Range(0, 3).Select(_ => Measured.Of(line)).ToList();
            return (routes, new Measured(Spread.Of(runs.Select(run => run.Wall)).Median, Spread.Of(runs.Select(run => run.Cpu)).Median), Measured.PeakMemory(line));
        }),
    ];

    private static string Text(CommandLine line)
    {
        using var process = Process.Start(new ProcessStartInfo(line.Program, line.Arguments) { WorkingDirectory = line.Folder, RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"{line.Program} {string.Join(' ', line.Arguments)} ended with {process.ExitCode}");
    }
}
