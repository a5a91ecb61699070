using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using TrinoInfra.Plan;

namespace TrinoInfra.Bench.Speed;

/// <summary>The peer: cdk8s/synth.js, with the packages that its lock file names.</summary>
internal sealed class Cdk8s
{
    private readonly string folder;

    private Cdk8s(string folder) => this.folder = folder;

    /// <summary>Installs it, or says why it cannot be had.</summary>
    /// <param name="source">The folder with its package.json.</param>
    /// <param name="folder">Where it is installed.</param>
    public static Cdk8s? Install(string source, string folder, TextWriter errors)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = npm.StandardError.ReadToEndAsync();
            npm.StandardOutput.ReadToEnd();
            npm.WaitForExit();
            if (npm.ExitCode == 0)
                return new(folder);
            errors.WriteLine($"speed: skipped: `npm ci` did not install cdk8s, which is compared with: {said.Result.Split('\n')[0].Trim()}");
        }
        catch (Win32Exception)
        {
            errors.WriteLine("speed: skipped: there is no npm, which brings cdk8s, which is compared with; install Node.js");
        }

        return null;
    }

    /// <summary>Takes the objects over as they are, so that both declare the same.</summary>
    /// <param name="plan">What <c>preview --json</c> prints.</param>
    public void Learn(SpeedStack stack, string plan) => File.WriteAllText(Objects(stack), new JsonArray([
        .. JsonNode.Parse(plan)!.AsArray()
            .Where(resource => $"{resource!["type"]}" is var type && type.StartsWith("kubernetes:", StringComparison.Ordinal))
            .Select(resource => Object($"{resource!["type"]}", resource["inputs"]!.AsObject())),
    ]).ToJsonString());

    public CommandLine Synthesis(SpeedStack stack, int weight) =>
        new(folder, "node", "synth.js", Objects(stack), weight.ToString(CultureInfo.InvariantCulture));

    private string Objects(SpeedStack stack) => Path.Combine(folder, $"{stack.Name}.json");

    /// <summary>A release is no object of a cluster: as one it has a head, and its inputs below.</summary>
    private static JsonNode Object(string type, JsonObject inputs) => type != PlannedResource.ReleaseType
        ? inputs.DeepClone()
        : new JsonObject
        {
            ["apiVersion"] = "helm.sh/v3",
            ["kind"] = "Release",
            ["metadata"] = new JsonObject { ["name"] = inputs["name"]?.DeepClone(), ["namespace"] = inputs["namespace"]?.DeepClone() },
            ["spec"] = inputs.DeepClone(),
        };
}
