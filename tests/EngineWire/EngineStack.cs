using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.CommandLine;
using TrinoInfra.Engine.CrdBundle;
using TrinoInfra.Files;
using TrinoInfra.Settings;
using TrinoInfra.Tests.CommandLine;
using TrinoInfra.Tests.Engine;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>One of the checkout's stacks in a project of its own, as an engine has it before it runs the program.</summary>
internal sealed class EngineStack : IDisposable
{
    /// <summary>What an encrypted value holds, once the engine has opened it.</summary>
    public const string Opened = "opened-by-the-engine";

    /// <summary>What stands for it offline.</summary>
    public const string Closed = "[secret]";

    private readonly ProjectFolder project = new();

    /// <param name="name">The stack's name.</param>
    /// <param name="changes">Texts of its file, and what stands there instead.</param>
    public EngineStack(string name, params (string Old, string New)[] changes)
    {
        Name = name;
        var text = File.ReadAllText(Repository.File($"Pulumi.{name}.yaml"));
        foreach (var (old, replacement) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        File.Copy(Repository.File("Pulumi.yaml"), project["Pulumi.yaml"]);
        File.WriteAllText(project[$"Pulumi.{name}.yaml"], text);
        File.WriteAllText(project["kubeconfig"], $"contexts: [{{ name: {Context} }}]\n");
    }

    public string Name { get; }

    public string Folder => project.Path;

    /// <summary>The only context of the stack's kubeconfig: the one that it names.</summary>
    private string Context => Entries["cluster"].Value.GetProperty("context").GetString()!;

    private IReadOnlyDictionary<string, SettingsEntry> Entries => StackFiles.Load(Folder, Name).ValueOrThrow().Entries;

    /// <summary>The stack as it comes without a network: with the Gateway API's definitions left to the platform.</summary>
    public static EngineStack WithoutBundle(string name, params (string Old, string New)[] changes) => new(
        name, [("\nconfig:\n", "\nconfig:\n  trino-infra:gatewayApi:\n    install: false\n"), .. changes]);

    /// <summary>The whole stack, with the bundle that the checkout has in its cache, as a chart or as it is published.</summary>
    public static EngineStack WithBundle(string name)
    {
        var chart = GatewayApiChart.Pinned;
        Assert.SkipUnless(
            Path.Exists(Repository.File(chart.ChartPath)) || Path.Exists(Repository.File(chart.ByHandPath)),
            $"tests download nothing: it needs {Versions.GatewayApiCrds.Url} at {chart.ByHandPath}");

        var stack = new EngineStack(name);
        var cache = Path.GetDirectoryName(chart.ByHandPath)!;
        foreach (var file in Directory.EnumerateFiles(Repository.File(cache), "*", SearchOption.AllDirectories))
            stack.project.Write(Path.GetRelativePath(Repository.Root, file), File.ReadAllBytes(file));
        return stack;
    }

    /// <summary>What <c>preview --json</c> prints of it.</summary>
    public async Task<JsonArray> PlanAsync()
    {
        var run = await ProgramRun.InAsync(Folder, "", "preview", Name, "--json");
        Assert.True(run.ExitCode == ExitCode.Fine, run.Error);
        return JsonNode.Parse(run.Out)!.AsArray();
    }

    /// <summary>What Pulumi's language host adds to a program's environment.</summary>
    /// <param name="engine">Where monitor and engine listen.</param>
    /// <param name="mode">What the program runs for.</param>
    public Dictionary<string, string> Environment(string engine, RunMode mode) => new()
    {
        ["PULUMI_MONITOR"] = engine,
        ["PULUMI_ENGINE"] = engine,
        ["PULUMI_ORGANIZATION"] = "organization",
        ["PULUMI_PROJECT"] = SettingsSource.Namespace,
        ["PULUMI_ROOT_DIRECTORY"] = Folder,
        ["PULUMI_STACK"] = Name,
        ["PULUMI_PWD"] = Folder,
        ["PULUMI_DRY_RUN"] = mode == RunMode.Preview ? "true" : "false",
        ["PULUMI_QUERY_MODE"] = "false",
        ["PULUMI_PARALLEL"] = "16",
        ["PULUMI_CONFIG"] = JsonSerializer.Serialize(
            Entries.ToDictionary(entry => Key(entry.Key), entry => Text(entry.Value.Value))),
        ["PULUMI_CONFIG_SECRET_KEYS"] = JsonSerializer.Serialize(
            Entries.Where(entry => entry.Value.Value.GetRawText().Contains(Closed, StringComparison.Ordinal))
                .Select(entry => Key(entry.Key))),
        ["PULUMI_ATTACH_DEBUGGER"] = "false",
        // A list, as shells have it: the program and the provider must both take it for one.
        ["KUBECONFIG"] = $"{project["kubeconfig"]}{Path.PathSeparator}{project["none"]}",
    };

    public void Dispose() => project.Dispose();

    private static string Key(string key) => $"{SettingsSource.Namespace}:{key}";

    /// <summary>Texts as they are, lists and mappings as JSON, what is encrypted in them opened.</summary>
    private static string Text(JsonElement value) =>
        (value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())
            .Replace(Closed, Opened, StringComparison.Ordinal);
}
