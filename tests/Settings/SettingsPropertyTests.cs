using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

public sealed class SettingsPropertyTests
{
    [Fact]
    public void Settings_written_out_are_read_back_the_same() =>
        SettingsGen.Stack.Sample(settings =>
        {
            var config = SettingsJson.Of(settings);
            Assert.Equal(config.ToJsonString(), SettingsJson.Of(SettingsReader.Read(SettingsJson.Source(config)).ValueOrThrow()).ToJsonString());
        });

    [Fact]
    public void Good_settings_with_anything_anywhere_are_settings_or_located_faults() =>
        Gen.Select(SettingsGen.Stack, Gen.Int[0, 1000], Tree).Array[1, 3].Sample(changes =>
        {
            JsonNode config = SettingsJson.Of(changes[0].Item1);
            foreach (var (_, where, what) in changes)
                Replace(config, where, what);
            SettingsOrLocatedFaults(SettingsJson.Source(config.AsObject()));
        });

    [Fact]
    public void Any_tree_is_settings_or_located_faults() =>
        Gen.Select(Tree, Tree, Tree, Tree, Tree, Tree, Gen.Select(Tree, Tree, Gen.Int[0, 2])).Sample((cluster, gatewayApi, istio, certManager, gateway, tracks, rest) =>
        {
            var source = SettingsJson.Source(new()
            {
                ["cluster"] = JsonNode.Parse(cluster),
                ["gatewayApi"] = JsonNode.Parse(gatewayApi),
                ["istio"] = JsonNode.Parse(istio),
                ["certManager"] = JsonNode.Parse(certManager),
                ["gateway"] = JsonNode.Parse(gateway),
                ["tracks"] = JsonNode.Parse(tracks),
                ["mirrors"] = JsonNode.Parse(rest.Item1),
                ["primary"] = JsonNode.Parse(rest.Item2),
            });
            SettingsOrLocatedFaults(source with
            {
                Entries = source.Entries.ToImmutableSortedDictionary(e => e.Key, e => e.Value with { Secrecy = new[] { Secrecy.Open, Secrecy.Unknown, Secrecy.Encrypted }[rest.Item3] }),
            });
        });

    [Fact]
    public void Text_that_is_not_Unicode_is_a_fault() =>
        Assert.Equal(
            ["trino-infra:istio: has text that is not Unicode; write it anew"],
            TestStack.Faults(SettingsReader.Read(new("Pulumi.dev.yaml", TestStack.Source(
                [("cluster", "{ context: a }"), ("gateway", "{ hostname: a.example }"), ("tracks", "[{ name: a, weight: 1 }]")])
                .Entries.Add("istio", new(JsonDocument.Parse("""{ "values": { "\ud800": 1 } }""").RootElement))))));

    private static void SettingsOrLocatedFaults(SettingsSource source)
    {
        if (SettingsReader.Read(source).TryGet(out var settings, out var faults))
        {
            Assert.InRange(settings.Tracks.Length, 1, StackSettings.MaxTracks);
            return;
        }

        Assert.NotEmpty(faults);
        Assert.Equal(faults.Distinct(), faults);
        Assert.All(faults, fault =>
        {
            Assert.StartsWith("Pulumi.dev.yaml: trino-infra:", fault.Where);
            Assert.NotEmpty(fault.What);
            Assert.NotEmpty(fault.Fix);
            Assert.DoesNotContain(fault.ToString(), char.IsControl);
        });
    }

    /// <summary>Puts <paramref name="what"/> in the place of one of the values below <paramref name="node"/>.</summary>
    private static void Replace(JsonNode node, int where, string what)
    {
        List<Action<JsonNode?>> places = [];
        Collect(node);
        places[where % places.Count](JsonNode.Parse(what));

        void Collect(JsonNode? parent)
        {
            if (parent is JsonObject map)
            {
                foreach (var (key, child) in map.ToList())
                {
                    places.Add(value => map[key] = value);
                    Collect(child);
                }
            }
            else if (parent is JsonArray list)
            {
                for (var i = 0; i < list.Count; i++)
                {
                    var index = i;
                    places.Add(value => list[index] = value);
                    Collect(list[i]);
                }
            }
        }
    }

    /// <summary>Any JSON, with the keys and words of settings more often than chance has them.</summary>
    private static Gen<string> Tree { get; } = Gen.Recursive<string>((depth, tree) => Gen.Frequency(
        (4, Gen.OneOf(
            Gen.String.Select(text => JsonSerializer.Serialize(text)),
            Words("[secret]", "", "selfSigned", "serve", "trino.example.com", "{track}-trino.data.corp", "none", "0s", "1G", "a", "-1", "99999999999999999999", "30%", "2Gi", "a=b", "10.0.0.0/8").Select(text => JsonSerializer.Serialize(text)),
            Words("0", "-0", "1", "90", "9.5", "1e2", "1e400", "-1e400", "1e-400", "123456789012345678901234567890", "true", "false", "null"))),
        (depth < 4 ? 1 : 0, tree.Array[0, 4].Select(items => $"[{string.Join(',', items)}]")),
        (depth < 4 ? 2 : 0, Gen.Select(Keys, tree).Array[0, 5].Select(entries =>
            $"{{{string.Join(',', entries.DistinctBy(entry => entry.Item1).Select(entry => $"{JsonSerializer.Serialize(entry.Item1)}:{entry.Item2}"))}}}"))));

    private static Gen<string> Keys => Gen.OneOf(
        Gen.String,
        Words(
            "context", "cni", "namespace", "createNamespace", "install", "values", "hostname", "trackHosts", "aliases", "existing", "listeners", "pods", "labels", "exposure", "publicPorts", "http", "https", "tls", "issuer",
            "secretName", "timeouts", "request", "backendRequest", "name", "weight", "version", "workers", "match", "header", "value", "valueRegex", "and", "percent",
            "drain", "external", "host", "port", "ca", "resources", "coordinator", "worker", "heap", "cpu", "catalogs", "connector.name", "server", "autoscaling", "keda",
            "enabled", "config", "query", "maxMemoryPerNode", "limits", "requests", "memory", "additionalConfigProperties",
            "additionalJVMConfig", "maxReplicas", "triggers", "env", "global", "replicas", "disruptionBudget", "minAvailable", "maxUnavailable",
            "mirrors", "charts", "images", "repository", "username", "password", "registry", "of", "pullSecrets", "trino", "docker.io", "chart", "spread", "nodes", "zones", "service", "annotations", "loadBalancerSourceRanges", "nodePorts", "min", "max",
            "drainCredentials", "secret", "usernameKey", "passwordKey", "seesEveryQuery", "authenticationType", "allowFrom", "namespaces", "ports", "jmx", "exporter", "serviceMonitor"));

    private static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);
}
