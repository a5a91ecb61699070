using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.Cluster;

/// <summary><c>cluster &lt;stack&gt;</c>: what the scripts ask the program.</summary>
public sealed class ClusterFactsTests
{
    [Fact]
    public async Task A_stack_on_Kind_has_node_ports_and_an_authority_of_its_own()
    {
        var run = await ProgramRun.OfAsync("cluster", "dev");

        Assert.Equal(
            """
            CONTEXT=kind-trino
            CNI=cilium
            NAMESPACE=trino-namespace
            GATEWAY=trino-gateway
            GATEWAY_NAMESPACE=trino-namespace
            LISTENER=http
            LISTENER=https
            HOST=trino.example.com
            URL=https://trino.example.com
            EXPOSURE=nodePort
            HTTP_PORT=80
            HTTPS_PORT=443
            HTTP_NODE_PORT=30080
            HTTPS_NODE_PORT=30443
            CA_SECRET=trino-certificate-authority
            BENCH=trino-namespace-bench
            MAIN_ROUTE=trino-coordinator-route
            ROUTE=trino-v1-stable-host
            ROUTE=trino-v1-stable-transactions
            ROUTE=trino-v2-canary-host
            ROUTE=trino-v2-canary-transactions
            ROUTE=trino-coordinator-route
            RELEASE=kube-system/cilium
            RELEASE=gateway-api/gateway-api-crds
            RELEASE=istio-system/istio-base
            RELEASE=istio-system/istiod
            RELEASE=cert-manager/cert-manager
            RELEASE=trino-namespace/trino-v1-stable
            RELEASE=trino-namespace/trino-v2-canary
            TRACK=trino-v1-stable 90 https://trino-v1-stable.trino.example.com 2
            TRACK=trino-v2-canary 10 https://trino-v2-canary.trino.example.com 1

            """,
            run.Out);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_stack_elsewhere_has_neither()
    {
        var lines = (await ProgramRun.OfAsync("cluster", "prod")).Out.Split('\n');

        Assert.Contains("CONTEXT=trino-prod", lines);
        Assert.Contains("EXPOSURE=loadBalancer", lines);
        Assert.Contains("HTTPS_NODE_PORT=", lines);
        Assert.Contains("CA_SECRET=", lines);
        Assert.Contains("ROUTE=trino-https-redirect", lines);
    }

    [Fact]
    public void Without_http_there_is_no_port_for_it()
    {
        using var world = new World();
        world.UseFacts(changes: ("    http: serve\n", "    http: off\n    publicPorts: { https: 8443 }\n"));
        var lines = world.Facts("dev").Split('\n');

        Assert.Contains("HTTP_PORT=", lines);
        Assert.Contains("HTTP_NODE_PORT=", lines);
        Assert.Contains("HTTPS_PORT=8443", lines);
        Assert.Contains("URL=https://trino.example.com:8443", lines);
    }

    [Fact]
    public void Without_track_hosts_its_address_is_a_path_of_the_main_host()
    {
        using var world = new World();
        world.UseFacts(changes: ("    http: serve\n", "    http: serve\n    trackHosts: none\n"));
        var lines = world.Facts("dev").Split('\n');

        Assert.Contains("TRACK=trino-v2-canary 10 https://trino.example.com/trino-v2-canary 1", lines);
        Assert.Contains("ROUTE=trino-v2-canary-path", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("LISTENER_SET", StringComparison.Ordinal));
    }

    [Fact]
    public void A_track_bears_the_address_of_the_settings()
    {
        using var world = new World();
        world.UseFacts(changes: ("    http: serve\n", "    http: redirect\n    publicPorts: { https: 8443 }\n    trackHosts: '{track}-trino.data.corp'\n"));
        var lines = world.Facts("dev").Split('\n');

        Assert.Contains("TRACK=trino-v2-canary 10 https://trino-v2-canary-trino.data.corp:8443 1", lines);
        Assert.Contains("LISTENER_SET=trino-v2-canary-host-listener", lines);
    }

    [Fact]
    public void A_Gateway_of_the_platforms_has_its_own_namespace_and_listeners()
    {
        using var world = new World();
        world.UseFacts(changes: (
            "    exposure: nodePort\n    http: serve\n    tls:\n      issuer: selfSigned\n",
            "    existing: { name: shared, namespace: platform, listeners: { http: web, https: [apex, wildcard] } }\n"));
        var lines = world.Facts("dev").Split('\n');

        Assert.Equal(["GATEWAY=shared", "GATEWAY_NAMESPACE=platform", "LISTENER=web", "LISTENER=apex", "LISTENER=wildcard"], lines[3..8]);
        Assert.Superset(new HashSet<string> { "EXPOSURE=", "HTTP_PORT=80", "HTTP_NODE_PORT=", "HTTPS_NODE_PORT=", "CA_SECRET=", "ROUTE=trino-https-redirect" }, lines.ToHashSet());
    }

    [Fact]
    public async Task A_stack_at_fault_is_refused()
    {
        var run = await ProgramRun.OfAsync("cluster", "nowhere");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("", run.Out);
        Assert.Contains("Pulumi.nowhere.yaml", run.Error, StringComparison.Ordinal);
    }
}
