using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;
using TrinoInfra.Components;
using TrinoInfra.Plan;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;
using TrinoInfra.Tests.CommandLine;
using TrinoInfra.Tests.Sdk;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>
/// A secret is planted in each place of the settings, and looked for in all that the stack registers, logs and prints:
/// either the place is refused, offline and under the engine alike, or nothing shows the secret.
/// </summary>
public sealed class PlantedSecretsTests
{
    private const string Planted = "planted-zq";

    /// <summary>Every key, and in the free mappings whatever the program looks at or takes over.</summary>
    private static readonly JsonObject good = JsonNode.Parse("""
        {
          "cluster": { "context": "kind-trino" },
          "istio": { "values": { "global": { "proxy": { "image": "proxyv2" } }, "env": { "A": "b" } } },
          "gateway": { "hostname": "trino.example.com", "service": { "annotations": { "team": "data" } } },
          "tracks": [
            {
              "name": "stable", "weight": 90,
              "match": [{ "header": "X-Trino-User", "value": "alice", "and": [{ "header": "X-Trino-Source", "value": "dbt" }] }, { "header": "X-Trino-Client-Tags", "value": "etl" }],
              "allowFrom": [{ "namespaces": ["bi"], "pods": { "app": "superset" }, "ports": ["coordinator", "metrics"] }],
              "catalogs": { "pg": { "connector.name": "postgresql", "connection-password": "pw" }, "tpch": { "connector.name": "tpch" } },
              "values": {
                "image": { "registry": "registry.corp.example", "repository": "data/trino", "digest": "sha256:0", "pullPolicy": "Always" },
                "imagePullSecrets": [{ "name": "regcred" }, { "name": "other" }],
                "coordinator": {
                  "nodeSelector": { "pool": "trino" },
                  "tolerations": [{ "key": "dedicated", "operator": "Equal", "value": "trino", "effect": "NoExecute", "tolerationSeconds": 60 }],
                  "additionalConfigFiles": { "a.txt": "text" },
                  "priorityClassName": "high",
                  "annotations": { "team": "data" }
                },
                "securityContext": { "seLinuxOptions": { "level": "s0" }, "seccompProfile": { "type": "Localhost", "localhostProfile": "p.json" } },
                "containerSecurityContext": { "capabilities": { "add": ["NET_BIND_SERVICE"] } },
                "server": { "log": { "trino": { "level": "INFO" } }, "coordinatorExtraConfig": "retry-policy=TASK" },
                "additionalConfigProperties": ["retry-policy=TASK"],
                "auth": { "passwordAuth": "admin:hash" },
                "jmx": { "exporter": { "enabled": true, "port": 5557 } },
                "env": [{ "name": "A", "value": "b" }]
              }
            },
            { "name": "canary", "weight": 10, "catalogs": { "other": { "connector.name": "memory" } }, "values": { "auth": { "groups": "all" } } },
            { "name": "old", "weight": 0, "external": { "host": "trino.old.corp", "port": 8443, "tls": { "ca": "corp-ca", "hostname": "trino.corp" } } }
          ],
          "mirrors": { "charts": { "repository": "oci://registry.corp/charts", "username": "robot", "password": { "secure": "v1:abc" } } }
        }
        """)!.AsObject();

    // The second match becomes a regular expression; what is external stands beside nothing else.
    private static readonly ImmutableArray<string> scalars =
        [.. SettingsKeys.Scalars(good), "tracks[0].match[1].value", .. SettingsKeys.Leaves("tracks[2].external", good.At("tracks[2].external"))];
    private static readonly ImmutableArray<string> free =
        [.. SettingsKeys.FreeMappings(good).Where(path => good.At(path) is not null).SelectMany(path => SettingsKeys.Leaves(path, good.At(path)))];

    // Free in its keys, and no more of a secret than the names and ports beside it.
    private const string Annotation = "gateway.service.annotations.team";

    private static readonly string[] decisive =
    [
        Annotation,
        "tracks[0].values.image.pullPolicy", "tracks[0].values.coordinator.tolerations[0].tolerationSeconds",
        "tracks[0].allowFrom[0].pods.app", "tracks[0].values.jmx.exporter.enabled", "tracks[0].values.jmx.exporter.port",
        "tracks[0].values.server.coordinatorExtraConfig", "tracks[0].values.additionalConfigProperties[0]",
    ];

    public static TheoryData<string> Places => [.. scalars, .. free];

    [Fact]
    public void Every_key_is_a_place()
    {
        // Found through the reader: the count says that it looks everywhere.
        Assert.Superset(
            new HashSet<string>
            {
                "cluster.context", "gateway.hostname", "gateway.tls.secretName", "gateway.publicPorts.https", "tracks[0].name", "tracks[0].weight",
                "tracks[0].version", "tracks[0].match[0].value", "tracks[0].resources.worker.heap",
            },
            scalars.ToHashSet());
        Assert.Superset(
            new HashSet<string>
            {
                "istio.values.env.A", "tracks[0].catalogs.pg.connection-password", "tracks[0].values.image.registry",
                "tracks[0].values.coordinator.tolerations[0].value",
            },
            free.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task An_encrypted_value_is_refused_everywhere_or_shown_nowhere(string place)
    {
        var source = Engine(good.With(place, Planted), Encrypted(place));

        var offline = SettingsReader.Read(Offline(Encrypted(place))).TryGet(out _, out var offlineFaults);
        Assert.Equal(offline, SettingsReader.Read(source).TryGet(out var settings, out var faults));
        Assert.Equal(offlineFaults.Select(fault => $"{fault}"), faults.Select(fault => $"{fault}"));
        Assert.DoesNotContain(Planted, string.Join('\n', faults));

        if (settings is not null)
        {
            var run = await Run.Of(settings);
            Assert.Contains(Planted, run.Registered);
            Assert.All(run.Clear, text => Assert.DoesNotContain(Planted, text));
        }

        // What the program decides by cannot be encrypted; of the typed keys only what clients say of themselves and credentials can.
        Assert.Equal(offline, scalars.Contains(place) ? IsFreeText(place) : !decisive.Contains(place));
    }

    [Fact]
    public async Task Where_nobody_says_what_is_encrypted_all_free_text_is_hidden_and_the_rest_readable()
    {
        string[] texts = [.. free.Append("tracks[0].match[0].value").Append("tracks[0].match[0].and[0].value").Append("tracks[0].match[1].value").Append("mirrors.charts.username").Where(place => good.At(place)!.GetValueKind() == JsonValueKind.String && place is not ("tracks[0].values.image.pullPolicy" or "tracks[0].allowFrom[0].pods.app" or Annotation))];
        var config = texts.Index().Aggregate(good, (config, text) => config.With(text.Item, $"{Planted}{text.Index}x=1"));

        var run = await Run.Of(SettingsReader.Read(Engine(config, file: null)).ValueOrThrow());

        Assert.All(texts.Index(), text => Assert.Contains($"{Planted}{text.Index}x", run.Registered));
        Assert.All(run.Clear, text => Assert.DoesNotContain(Planted, text));
        Assert.Superset(new HashSet<string> { "stable", "90", "10", "canary.trino.example.com" }, run.Clear.ToHashSet());
    }

    [Fact]
    public void Where_nobody_says_what_is_encrypted_no_message_shows_a_value()
    {
        foreach (var place in scalars)
        {
            if (SettingsReader.Read(Engine(good.With(place, $"{Planted}, "), file: null)).TryGet(out _, out var faults))
                continue;
            Assert.DoesNotContain(Planted, string.Join('\n', faults));
        }
    }

    [Fact]
    public async Task One_encrypted_password_hides_its_catalog_and_nothing_else()
    {
        const string password = "tracks[0].catalogs.pg.connection-password";
        async Task<Run> RunAsync(int weight)
        {
            var config = good.With("tracks[0].weight", weight);
            return await Run.Of(SettingsReader.Read(Engine(
                config.With(password, Planted), config.With(password, new JsonObject { ["secure"] = "v1:abc" }))).ValueOrThrow());
        }

        var (before, after) = (await RunAsync(90), await RunAsync(40));

        Assert.Equal(["10 %", "90", "90 %"], before.Clear.Except(after.Clear).Order(StringComparer.Ordinal));
        Assert.Equal(["20 %", "40", "80 %"], after.Clear.Except(before.Clear).Order(StringComparer.Ordinal));
        Assert.Superset(
            new HashSet<string> { "connector.name=tpch\n", "connector.name=memory\n", "admin:hash", "all", "alice", "registry.corp.example/data/trino@sha256:0" },
            after.Clear.ToHashSet());
        Assert.DoesNotContain(after.Clear, text => text.Contains("postgresql", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Offline_commands_print_neither_text_nor_cipher()
    {
        string[] accepted = [.. scalars.Concat(free).Where(place => SettingsReader.Read(Offline(Encrypted(place))).TryGet(out _, out _))];
        var folder = Directory.CreateTempSubdirectory("planted").FullName;
        try
        {
            var all = accepted.Aggregate(good, (config, place) => config.With(place, new JsonObject { ["secure"] = Planted }));
            File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), "name: trino-infra\nruntime: dotnet\n");
            var config = new JsonObject(all.Select(entry => KeyValuePair.Create($"trino-infra:{entry.Key}", entry.Value?.DeepClone())));
            File.WriteAllText(Path.Combine(folder, "Pulumi.dev.yaml"), new JsonObject { ["config"] = config }.ToJsonString());

            foreach (var args in new string[][]
            {
                ["preview", "dev"], ["preview", "dev", "--json"], ["render", "dev"], ["cluster", "dev"],
                ["explain", "dev", "POST https://trino.example.com/v1/statement"],
                ["graph", "dev"], ["graph", "dev", "--format", "dot"], ["graph", "dev", "--html"],
            })
            {
                var run = await ProgramRun.InAsync(folder, "", args);

                Assert.Equal(0, run.ExitCode);
                Assert.DoesNotContain(Planted, run.Out + run.Error);
                if (args[0] == "render")
                    Assert.Contains(Secret.Placeholder, run.Out);
                if (args[0] == "explain")
                    Assert.Contains("a match of track stable is encrypted and not known here", run.Out);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsFreeText(string place) =>
        place.EndsWith("].value", StringComparison.Ordinal) || place is "mirrors.charts.username" or "mirrors.charts.password";

    private static JsonObject Encrypted(string place) => good.With(place, new JsonObject { ["secure"] = "v1:abc" });

    /// <summary>As a stack's file gives it.</summary>
    private static SettingsSource Offline(JsonObject config) =>
        TestStack.Source(config.Select(entry => (entry.Key, entry.Value!.ToJsonString())));

    /// <summary>As the engine hands it over, opened, when the stack's file is this, or there is none; it names every key as secret.</summary>
    private static SettingsSource Engine(JsonObject config, JsonObject? file) => EngineSource.Of(
        "dev",
        key => Opened(config)[key]?.ToJsonString(),
        config: null,
        JsonSerializer.Serialize(SettingsReader.Keys.Select(key => $"trino-infra:{key}")),
        file is null ? null : Offline(file));

    private static JsonObject Opened(JsonObject config) =>
        config.At("mirrors.charts.password") is JsonObject ? config.With("mirrors.charts.password", "pw") : config;

    /// <summary>A run of the stack against mocks.</summary>
    /// <param name="Registered">All inputs and outputs, secrets opened.</param>
    /// <param name="Clear">Of names, inputs, outputs and log lines each text that no secret hides.</param>
    private sealed record Run(string Registered, IReadOnlyList<string> Clear)
    {
        public static async Task<Run> Of(StackSettings settings)
        {
            var mocks = new RecordingMocks();
            ConcurrentQueue<ResourceTransformationArgs> declared = [];
            await Deployment.TestWithServiceProviderAsync<TrinoStack>(
                mocks,
                new Provider(() => new TrinoStack(new StackHost(settings, "chart")
                {
                    Transformations = [Note],
                })),
                new TestOptions());

            ResourceTransformationResult? Note(ResourceTransformationArgs made)
            {
                declared.Enqueue(made);
                return null;
            }

            List<string> clear = [DnsNotice.Text(settings)];
            foreach (var made in declared)
                clear.AddRange([made.Resource.GetResourceName(), .. await InTheClear.Async(made.Args)]);
            foreach (var outputs in mocks.Completed)
                clear.AddRange(await InTheClear.Async(outputs.Outputs));
            Assert.NotEmpty(mocks.Registered);
            return new(string.Join('\n', mocks.Registered.Select(made => PlanJson.Object(made.Inputs).ToJsonString())), clear);
        }
    }

    private sealed class Provider(Func<TrinoStack> create) : IServiceProvider
    {
        public object GetService(Type serviceType) => create();
    }
}
