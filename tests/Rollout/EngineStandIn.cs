using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using TrinoInfra.Files;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Diff;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Rollout;

/// <summary>
/// Stands in for the Pulumi CLI: a script of that name on PATH hands its arguments to this, and prints what this answers. An update
/// of the main route changes the weights of a stack that runs in the harness, and nothing else of it.
/// </summary>
internal sealed class EngineStandIn : IAsyncDisposable
{
    private const string Stack = "dev";
    private readonly string _folder;
    private readonly string _calls;
    private readonly LiveStack _stack;
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _answering;
    private StackSettings _deployed;
    private StackPlan _plan;
    private DateTimeOffset _modified = DateTimeOffset.UtcNow;

    private EngineStandIn(string folder, string calls, LiveStack stack, StackSettings deployed, StackPlan plan)
    {
        (_folder, _calls, _stack, _deployed, _plan) = (folder, calls, stack, deployed, plan);
        _answering = Answer();
    }

    /// <summary>Its arguments, of every call so far.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>Is told of each moment of an update: <c>begins</c>, <c>applied</c>.</summary>
    public Action<string> At { get; set; } = _ => { };

    /// <summary>What a call is refused with; null where it is not.</summary>
    public Func<string, string?> Refuse { get; set; } = _ => null;

    /// <summary>By track.</summary>
    public IReadOnlyDictionary<string, int> Weights => _deployed.Tracks.ToDictionary(track => $"{track.Name}", track => track.Weight.Value);

    /// <param name="folder">The project's, with the stack file that is deployed at once.</param>
    /// <param name="bin">A folder of PATH.</param>
    /// <param name="stack">What runs.</param>
    public static async Task<EngineStandIn> Start(string folder, string bin, LiveStack stack)
    {
        var calls = Directory.CreateDirectory(Path.Combine(bin, "calls")).FullName;
        var script = Path.Combine(bin, "pulumi");
        await File.WriteAllTextAsync(script, $$"""
            #!/bin/sh
            set -eu
            call={{calls}}/$$
            printf '%s\n' "$*" >"$call.new"
            mv "$call.new" "$call.call"
            while [ ! -e "$call.code" ]; do sleep 0.02; done
            cat "$call.out"
            exit "$(cat "$call.code")"
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var settings = Read(folder);
        await stack.Apply(settings);
        return new(folder, calls, stack, settings, await PlanRecorder.RecordAsync(settings, Stack));
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _answering;
        _closed.Dispose();
    }

    private async Task Answer()
    {
        while (!_closed.IsCancellationRequested)
        {
            foreach (var call in Directory.EnumerateFiles(_calls, "*.call"))
            {
                var arguments = (await File.ReadAllTextAsync(call)).TrimEnd('\n');
                File.Delete(call);
                Calls.Add(arguments);
                var refusal = Refuse(arguments);
                await File.WriteAllTextAsync(Path.ChangeExtension(call, ".out"), refusal ?? await Answer(arguments.Split(' ')));
                await File.WriteAllTextAsync(Path.ChangeExtension(call, ".new"), refusal is null ? "0" : "255");
                File.Move(Path.ChangeExtension(call, ".new"), Path.ChangeExtension(call, ".code"));
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }

    private async Task<string> Answer(string[] arguments)
    {
        Assert.Contains($"--stack {Stack} --non-interactive --color never", string.Join(' ', arguments), StringComparison.Ordinal);
        switch (arguments)
        {
            case ["stack", "export", ..]:
                return Export().ToJsonString();
            case ["preview", "--json", ..]:
                return (await Preview()).ToJsonString();
            case ["up", "--target", var urn, "--yes", "--skip-preview", ..]:
                Assert.Equal(MainRoute(Export())["urn"]!.GetValue<string>(), urn);
                At("begins");
                await Update();
                At("applied");
                return "Updated.";
            default:
                throw new ArgumentException(string.Join(' ', arguments), nameof(arguments));
        }
    }

    /// <summary>What <c>pulumi stack export</c> prints.</summary>
    public string ExportText => Export().ToJsonString();

    /// <summary>Brings everything that the file says.</summary>
    public async Task UpdateAll()
    {
        _deployed = Read(_folder);
        await Deploy();
        // The gates of what is gone.
        while (_stack.Coordinators.Any(coordinator => _stack.Draining.Contains(coordinator.Name) && coordinator.Active > 0))
            await Task.Delay(10);
        _stack.Delete();
    }

    /// <summary>Of all that the file says the weights alone, as the one resource has nothing else.</summary>
    public async Task Update()
    {
        var wanted = Read(_folder).Tracks.ToDictionary(track => $"{track.Name}", track => track.Weight);
        _deployed = _deployed with { Tracks = [.. _deployed.Tracks.Select(track => track with { Weight = wanted[track.Name] })] };
        await Deploy();
    }

    private async Task Deploy()
    {
        await _stack.Apply(_deployed);
        _plan = await PlanRecorder.RecordAsync(_deployed, Stack);
        _modified = DateTimeOffset.UtcNow;
    }

    private JsonObject Export()
    {
        var export = ExportWriter.Of(Stack, _plan.Resources.Select(resource => resource.ToJson()));
        MainRoute(export)["modified"] = _modified.ToString("O", CultureInfo.InvariantCulture);
        return export;
    }

    private static JsonObject MainRoute(JsonObject export) => export["deployment"]!["resources"]!.AsArray().Select(resource => resource!.AsObject())
        .Single(resource => resource["urn"]!.GetValue<string>().EndsWith("HTTPRoute::trino-coordinator-route", StringComparison.Ordinal));

    /// <summary>A PreviewDigest: of each resource that changes the states before and after.</summary>
    private async Task<JsonObject> Preview()
    {
        var next = ExportWriter.Of(Stack, (await PlanRecorder.RecordAsync(Read(_folder), Stack)).Resources.Select(resource => resource.ToJson()));
        var (before, after) = (States(Export()), States(next));
        return new()
        {
            ["config"] = new JsonObject(),
            ["steps"] = new JsonArray(
            [
                .. before.Keys.Union(after.Keys).Select(urn => (urn, Old: before.GetValueOrDefault(urn), New: after.GetValueOrDefault(urn)))
                    .Where(step => step.urn.Contains("pulumi:pulumi:Stack", StringComparison.Ordinal) || !JsonNode.DeepEquals(step.Old?["inputs"], step.New?["inputs"]))
                    .Select(step => new JsonObject
                    {
                        ["op"] = step.Old is null ? "create" : step.New is null ? "delete" : JsonNode.DeepEquals(step.Old["inputs"], step.New["inputs"]) ? "same" : "update",
                        ["urn"] = step.urn,
                        ["oldState"] = step.Old?.DeepClone(),
                        ["newState"] = step.New?.DeepClone(),
                        ["detailedDiff"] = null,
                    }),
            ]),
        };
    }

    private static Dictionary<string, JsonObject> States(JsonObject export) =>
        export["deployment"]!["resources"]!.AsArray().ToDictionary(resource => resource!["urn"]!.GetValue<string>(), resource => resource!.AsObject());

    private static StackSettings Read(string folder) => StackFiles.Load(folder, Stack).Then(SettingsReader.Read).ValueOrThrow();
}
