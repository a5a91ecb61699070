using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>Settings written out in full, as the configuration that gives them.</summary>
internal static class SettingsJson
{
    public static JsonObject Of(StackSettings settings) => new()
    {
        ["cluster"] = new JsonObject
        {
            ["context"] = settings.Cluster.Context,
            ["cni"] = Word(settings.Cluster.Cni),
            ["namespace"] = settings.Cluster.Namespace.ToString(),
            ["createNamespace"] = settings.Cluster.CreateNamespace,
        },
        ["gatewayApi"] = new JsonObject { ["install"] = settings.GatewayApi.Install },
        ["istio"] = new JsonObject { ["install"] = settings.Istio.Install, ["values"] = Plain(settings.Istio.Values) },
        ["gateway"] = GatewayDeploymentJson.With(settings.Gateway, new JsonObject
        {
            ["hostname"] = settings.Gateway.Hostname.ToString(),
            ["exposure"] = Word(settings.Gateway.Exposure),
            ["publicPorts"] = new JsonObject
            {
                ["http"] = settings.Gateway.PublicPorts.Http,
                ["https"] = settings.Gateway.PublicPorts.Https,
            },
            ["http"] = Word(settings.Gateway.Http),
            ["tls"] = settings.Gateway.Tls switch
            {
                TlsSettings.ExistingSecret secret => new JsonObject { ["secretName"] = secret.Name },
                TlsSettings.ClusterIssuer issuer => new JsonObject { ["clusterIssuer"] = issuer.Name },
                _ => new JsonObject { ["issuer"] = "selfSigned" },
            },
            ["timeouts"] = new JsonObject
            {
                ["request"] = settings.Gateway.Timeouts.Request.ToString(),
                ["backendRequest"] = settings.Gateway.Timeouts.BackendRequest.ToString(),
            },
        }),
        ["tracks"] = new JsonArray([.. settings.Tracks.Select(Track)]),
    };

    /// <summary>The configuration of a stack whose file is <c>Pulumi.dev.yaml</c>.</summary>
    public static SettingsSource Source(JsonObject config) => new(
        "Pulumi.dev.yaml",
        config.ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => new SettingsEntry(JsonSerializer.SerializeToElement(entry.Value)),
            StringComparer.Ordinal));

    private static JsonNode Track(TrackSettings track) => new JsonObject
    {
        ["name"] = track.Name.ToString(),
        ["weight"] = track.Weight.Value,
        ["version"] = track.Version,
        ["workers"] = track.Workers,
        ["match"] = new JsonArray(
            [.. track.Match.Select(match => new JsonObject { ["header"] = match.Header.Name(), ["value"] = match.Value })]),
        ["drain"] = track.Drain.ToString(),
        ["resources"] = new JsonObject { ["coordinator"] = Node(track.Coordinator), ["worker"] = Node(track.Worker) },
        ["catalogs"] = Plain(track.Catalogs),
        ["values"] = Plain(track.Values),
    };

    private static JsonObject Node(NodeResources node) => new() { ["heap"] = node.Heap.ToString(), ["cpu"] = node.Cpu.ToString() };

    private static JsonNode? Plain(object? value) => JsonSerializer.SerializeToNode(value);

    internal static string Word<T>(T member)
        where T : struct, Enum
        => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
