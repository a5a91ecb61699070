using System.Text.Json.Nodes;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Explain;

/// <summary>
/// A Gateway of the platform's, which no plan has: as one whose listeners are those that the settings name, each for any
/// host and for routes of every namespace. Nothing tells which of several for https is for which host, so the first stands
/// for all of them.
/// </summary>
internal static class PlatformGateway
{
    /// <summary>The Gateway, its listeners on the ports of clients.</summary>
    public static JsonObject Of(ExistingGateway existing, PublicPorts ports) => new()
    {
        ["apiVersion"] = "gateway.networking.k8s.io/v1",
        ["kind"] = "Gateway",
        ["metadata"] = new JsonObject { ["name"] = existing.Name, ["namespace"] = existing.Namespace.ToString() },
        ["spec"] = new JsonObject
        {
            ["gatewayClassName"] = "istio",
            ["listeners"] = new JsonArray(
            [
                .. existing.Http is { } http ? new[] { Listener(http, "HTTP", ports.Http) } : [],
                Listener(existing.Https[0], "HTTPS", ports.Https),
            ]),
        },
    };

    /// <summary>The route without the listeners for which another stands.</summary>
    public static JsonObject Attached(JsonObject route, ExistingGateway existing)
    {
        var changed = route.DeepClone().AsObject();
        var parents = changed["spec"]!["parentRefs"]!.AsArray();
        foreach (var parent in parents.Where(parent => existing.Https.IndexOf((string)parent!["sectionName"]!) > 0).ToList())
            parents.Remove(parent);
        return changed;
    }

    /// <summary>What an answer by it leaves open; sentences.</summary>
    public static IEnumerable<string> Notes(ExistingGateway existing)
    {
        yield return $"Gateway {existing.Namespace}/{existing.Name} is the platform's: its listeners are taken to be for any host and to take the stack's routes";
        if (existing.Https.Length > 1)
            yield return $"listener {existing.Https[0]} stands for {string.Join(", ", existing.Https.Skip(1))} too";
    }

    private static JsonObject Listener(string name, string protocol, int port)
    {
        var listener = new JsonObject
        {
            ["name"] = name,
            ["protocol"] = protocol,
            ["port"] = (long)port,
            ["allowedRoutes"] = new JsonObject { ["namespaces"] = new JsonObject { ["from"] = "All" } },
        };
        if (protocol == "HTTPS")
            listener["tls"] = new JsonObject { ["certificateRefs"] = new JsonArray(new JsonObject { ["name"] = "of-the-platform" }) };
        return listener;
    }
}
