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
        ["certManager"] = new JsonObject { ["install"] = settings.CertManager.Install },
        ["gateway"] = Gateway(settings),
        ["tracks"] = new JsonArray([.. settings.Tracks.Select(Track)]),
        ["mirrors"] = Mirrors(settings.Mirrors),
        ["primary"] = settings.Primary?.ToString() ?? "",
        ["benchOf"] = "",
    };

    /// <summary>As a stack's file has it: with a cipher in place of each password.</summary>
    public static JsonObject InFile(JsonObject config, string cipher = "v1:abc")
    {
        var charts = config["mirrors"]?["charts"];
        foreach (var repository in new[] { charts }.Concat(charts?["of"]?.AsObject().Select(chart => chart.Value) ?? []))
        {
            if (repository?["password"] is not null)
                repository["password"] = new JsonObject { ["secure"] = cipher };
        }

        return config;
    }

    /// <summary>The configuration of a stack whose file is <c>Pulumi.dev.yaml</c>.</summary>
    public static SettingsSource Source(JsonObject config) => new(
        "Pulumi.dev.yaml",
        config.ToImmutableSortedDictionary(
            entry => entry.Key,
            entry => new SettingsEntry(JsonSerializer.SerializeToElement(entry.Value), entry.Key == "mirrors" ? passwords : null),
            StringComparer.Ordinal));

    private static JsonObject Gateway(StackSettings settings)
    {
        var gateway = new JsonObject
        {
            ["hostname"] = settings.Gateway.Hostname.ToString(),
            ["aliases"] = new JsonArray([.. settings.Gateway.Aliases.Select(alias => JsonValue.Create(alias.ToString()))]),
            ["trackHosts"] = settings.Gateway.TrackHosts?.ToString() ?? "none",
            ["publicPorts"] = new JsonObject
            {
                ["http"] = settings.Gateway.PublicPorts.Http,
                ["https"] = settings.Gateway.PublicPorts.Https,
            },
            ["http"] = Word(settings.Gateway.Http),
            ["timeouts"] = new JsonObject
            {
                ["request"] = settings.Gateway.Timeouts.Request.ToString(),
                ["backendRequest"] = settings.Gateway.Timeouts.BackendRequest.ToString(),
            },
        };
        if (settings.Gateway.Existing is { } existing)
        {
            gateway["existing"] = Existing(existing);
            return gateway;
        }

        gateway["exposure"] = Word(settings.Gateway.Exposure);
        gateway["tls"] = settings.Gateway.Tls switch
        {
            TlsSettings.ExistingSecret secret => new JsonObject { ["secretName"] = secret.Name },
            TlsSettings.ClusterIssuer issuer => new JsonObject { ["clusterIssuer"] = issuer.Name },
            _ => new JsonObject { ["issuer"] = "selfSigned" },
        };
        return GatewayDeploymentJson.With(settings.Gateway, gateway);
    }

    private static JsonObject Existing(ExistingGateway existing)
    {
        var listeners = new JsonObject { ["https"] = Plain(existing.Https) };
        if (existing.Http is { } http)
            listeners["http"] = http;
        return new()
        {
            ["name"] = existing.Name,
            ["namespace"] = existing.Namespace.ToString(),
            ["listeners"] = listeners,
            ["pods"] = new JsonObject { ["namespace"] = existing.Pods.Namespace.ToString(), ["labels"] = Plain(existing.Pods.Labels) },
        };
    }

    private static JsonObject Mirrors(MirrorSettings mirrors) => new()
    {
        ["charts"] = Repository(mirrors.Charts, new JsonObject
        {
            ["of"] = new JsonObject(mirrors.ChartsOf.Select(chart => KeyValuePair.Create(chart.Key, (JsonNode?)Repository(chart.Value, [])))),
        }),
        ["images"] = new JsonObject
        {
            ["registry"] = mirrors.Images?.ToString(),
            ["of"] = new JsonObject(mirrors.ImagesOf.Select(image => KeyValuePair.Create(image.Key, (JsonNode?)image.Value.ToString()))),
            ["pullSecrets"] = new JsonArray([.. mirrors.PullSecrets.Select(secret => (JsonNode?)secret)]),
        },
    };

    private static JsonObject Repository(ChartRepository? repository, JsonObject json)
    {
        if (repository is null)
            return json;
        json["repository"] = repository.Url.ToString();
        json["username"] = (string?)repository.Username;
        json["password"] = (string?)repository.Password?.Value;
        return json;
    }

    // Such a password is encrypted.
    private static readonly Secrecy passwords = Secrecy.Of([("charts", Secrecy.Of(
        [("password", Secrecy.Encrypted), ("of", Secrecy.Of(Versions.Charts.Select(chart => (chart.Name, Secrecy.Of([("password", Secrecy.Encrypted)])))))]))]);

    private static JsonNode Track(TrackSettings track) => track.External is { } external ? External(track, external) : new JsonObject
    {
        ["name"] = track.Name.ToString(),
        ["weight"] = track.Weight.Value,
        ["version"] = track.Version,
        ["chart"] = track.Chart.Version,
        ["workers"] = track.Workers,
        ["match"] = new JsonArray([.. track.Match.Select(Match)]),
        ["drain"] = track.Drain.ToString(),
        ["drainCredentials"] = track.DrainCredentials is { } credentials
            ? new JsonObject
            {
                ["secret"] = credentials.Secret,
                ["usernameKey"] = credentials.UsernameKey.ToString(),
                ["passwordKey"] = credentials.PasswordKey.ToString(),
                ["seesEveryQuery"] = credentials.SeesEveryQuery,
            }
            : null,
        ["resources"] = new JsonObject { ["coordinator"] = Node(track.Coordinator), ["worker"] = Node(track.Worker) },
        ["catalogs"] = Plain(track.Catalogs),
        ["values"] = Plain(track.Values),
        ["allowFrom"] = new JsonArray([.. track.AllowFrom.Select(Clients)]),
    };

    // What an entry leaves out is not the same as nothing.
    private static JsonNode Clients(TrackClients clients)
    {
        var entry = new JsonObject { ["ports"] = Texts(clients.Ports) };
        if (!clients.Namespaces.IsEmpty)
            entry["namespaces"] = Texts(clients.Namespaces);
        if (!clients.Pods.IsEmpty)
            entry["pods"] = Plain(clients.Pods);
        return entry;
    }

    private static JsonArray Texts<T>(IEnumerable<T> values) => [.. values.Select(value => (JsonNode?)$"{value}")];

    private static JsonObject External(TrackSettings track, ExternalTrino external) => new()
    {
        ["name"] = track.Name.ToString(),
        ["weight"] = track.Weight.Value,
        ["external"] = new JsonObject
        {
            ["host"] = external.Host.ToString(),
            ["port"] = external.Port,
            ["tls"] = external.Tls is { } tls ? new JsonObject { ["ca"] = tls.Authority, ["hostname"] = tls.Name.ToString() } : false,
        },
        ["match"] = new JsonArray([.. track.Match.Select(Match)]),
        ["drain"] = track.Drain.ToString(),
    };

    private static JsonObject Match(TrackMatch match)
    {
        var entry = Condition(match.Conditions[0]);
        if (match.Conditions.Length > 1)
            entry["and"] = new JsonArray([.. match.Conditions.Skip(1).Select(Condition)]);
        if (match.Percent is { } percent)
            entry["percent"] = percent;
        return entry;
    }

    private static JsonObject Condition(HeaderCondition condition) =>
        new() { ["header"] = condition.Header.Name(), [condition.IsRegex ? "valueRegex" : "value"] = condition.Value };

    private static JsonObject Node(NodeResources node) => new() { ["heap"] = node.Heap.ToString(), ["cpu"] = node.Cpu.ToString() };

    private static JsonNode? Plain(object? value) => JsonSerializer.SerializeToNode(value);

    internal static string Word<T>(T member)
        where T : struct, Enum
        => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
