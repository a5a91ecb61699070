using TrinoInfra.RouteReader;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.Tests.RouteReader;

/// <summary>Asks a gateway made of YAML documents.</summary>
internal static class Ask
{
    public static RouteFile Parsed(string yaml)
    {
        var file = RouteFile.Parse(yaml);
        Assert.Empty(file.Faults);
        return file;
    }

    public static GatewayRequest Request(string line, params string[] headers)
    {
        var (request, faults) = GatewayRequest.Parse(line, headers);
        Assert.Empty(faults);
        return request!;
    }

    public static Decision Decide(string yaml, string line, params string[] headers) =>
        RouteTable.Of(Parsed(yaml)).Decide(Request(line, headers));

    /// <summary>The only backend that gets requests, or the status where none does.</summary>
    public static string Backend(string yaml, string line, params string[] headers)
    {
        var decision = Decide(yaml, line, headers);
        return decision.Status == 200
            ? Assert.Single(decision.Shares, share => share.Percent > 0).Backend.Name
            : decision.Status.ToString();
    }

    /// <summary>A Gateway in namespace <c>ns</c> with one listener for everything on port 80, and a route on it.</summary>
    /// <param name="rules">The route's <c>spec.rules</c>, as YAML.</param>
    public static string Rules(string rules) =>
        $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: gateway, namespace: ns }
        spec:
          gatewayClassName: istio
          listeners:
            - { name: http, port: 80, protocol: HTTP }
        ---
        {{Route("route", rules)}}
        """;

    /// <summary>An HTTPRoute in namespace <c>ns</c> on the Gateway <c>gateway</c>, everything in flow style.</summary>
    public static string Route(string name, string rules, string more = "", string created = "") =>
        $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: {{name}}, namespace: ns{{(created.Length > 0 ? $", creationTimestamp: \"{created}\"" : "")}} }
        spec: { parentRefs: [{ name: gateway }]{{(more.Length > 0 ? ", " + more : "")}}, rules: [{{rules}}] }

        """;
}
