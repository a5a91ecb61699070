namespace TrinoInfra.Tests.Cluster;

/// <summary><c>make status</c> against answers of kubectl as its output templates give them.</summary>
public sealed class StatusTests
{
    private const string Routes = """
        trino-v1-stable-host True/Accepted/True
        trino-v1-stable-transactions True/Accepted/True
        trino-v2-canary-host True/Accepted/True
        trino-v2-canary-transactions True/Accepted/True
        trino-coordinator-route True/Accepted/True

        """;

    private const string Deployments = """
        trino-v1-stable coordinator 1 1
        trino-v1-stable worker 2 2
        trino-v2-canary coordinator 1 1
        trino-v2-canary worker 1 1

        """;

    /// <summary>Makes the canary of the stack dev a Trino that is there already.</summary>
    internal static (string, string) External { get; } =
        ("      version: \"480\"\n      chart: 1.42.2\n      workers: 1\n", "      external: { host: trino.old.corp }\n");

    [Fact]
    public async Task What_is_ready_fits_one_screen()
    {
        using var world = Ready();
        var run = await world.Run("status");

        run.Succeeds();
        Assert.Equal(
            """
            context   kind-trino
            nodes     3 of 3 ready
            gateway   trino-gateway programmed, listener http: programmed, listener https: programmed
            routes    5 of 5 accepted and resolved

            track                                     coordinator   workers   weight    live weight
            trino-v1-stable                           1/1           2/2       90        90
            trino-v2-canary                           1/1           1/1       10        10

            ready: https://trino.example.com

            """,
            run.Output);
        Assert.Empty(run.Changes);
        Golden.MatchesConsole("docs/getting-started.md", "make status", run.Output);
    }

    [Theory]
    [InlineData("nodes", "trino-worker True", "trino-worker False", "node trino-worker is not ready")]
    [InlineData("gateway", "- True ", "- False ", "Gateway trino-gateway is not programmed")]
    [InlineData("gateway", "- True ", "-  ", "Gateway trino-gateway is not programmed")]
    [InlineData("gateway", "https True", "https False", "listener https of Gateway trino-gateway is not programmed")]
    [InlineData("routes", "canary-host True/Accepted/True", "canary-host True/Accepted/False", "route trino-v2-canary-host is not accepted with all its references resolved")]
    [InlineData("routes", "trino-coordinator-route True/Accepted/True\n", "", "route trino-coordinator-route is not there")]
    [InlineData("deployments", "trino-v2-canary coordinator 1 1", "trino-v2-canary coordinator 1 ", "track trino-v2-canary has no ready coordinator")]
    [InlineData("deployments", "trino-v1-stable worker 2 2", "trino-v1-stable worker 2 1", "track trino-v1-stable lacks workers")]
    [InlineData("deployments", "trino-v1-stable worker 2 2\n", "", "track trino-v1-stable lacks workers")]
    [InlineData("weights", "trino-v2-canary 10", "trino-v2-canary 25", "track trino-v2-canary has live weight 25, the settings say 10: pulumi up")]
    public async Task What_is_not_ready_is_named_and_the_exit_code_1(string answer, string now, string then, string says)
    {
        using var world = Ready();
        Assert.Contains(now, world[$"answers/{answer}"], StringComparison.Ordinal);
        world[$"answers/{answer}"] = world[$"answers/{answer}"].Replace(now, then, StringComparison.Ordinal);
        var run = await world.Run("status");

        Assert.Equal(1, run.Code);
        Assert.EndsWith($"not ready:\n  {says}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_external_track_there_is_a_weight_and_no_pod()
    {
        using var world = Ready();
        world.UseFacts(changes: External);
        world["answers/weights"] = world["answers/weights"].Replace("trino-v2-canary 10", "trino.old.corp 10", StringComparison.Ordinal);
        world["answers/deployments"] = "trino-v1-stable coordinator 1 1\ntrino-v1-stable worker 2 2\n";
        var run = await world.Run("status");

        run.Succeeds();
        Assert.Contains("\ntrino-v2-canary                           external      -         10        10\n", run.Output, StringComparison.Ordinal);

        world["answers/weights"] = world["answers/weights"].Replace("trino.old.corp 10", "trino.old.corp 25", StringComparison.Ordinal);
        run = await world.Run("status");

        Assert.Equal(1, run.Code);
        Assert.EndsWith("not ready:\n  track trino-v2-canary has live weight 25, the settings say 10: pulumi up\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("True True", "2 of 2", null)]
    [InlineData("True False", "1 of 2", "ListenerSet trino-v2-canary-host-listener is not accepted with its listener programmed")]
    [InlineData("False ", "1 of 2", "ListenerSet trino-v2-canary-host-listener is not accepted with its listener programmed")]
    [InlineData(null, "1 of 2", "ListenerSet trino-v2-canary-host-listener is not there")]
    public async Task Listeners_that_tracks_bring_are_looked_at(string? canary, string programmed, string? says)
    {
        using var world = Ready();
        world.UseFacts(changes: ("    http: serve\n", "    http: serve\n    trackHosts: '{track}-trino.data.corp'\n"));
        world["answers/listener-sets"] = "trino-v1-stable-host-listener True True\n" + (canary is null ? "" : $"trino-v2-canary-host-listener {canary}\n");
        var run = await world.Run("status");

        Assert.Equal(says is null ? 0 : 1, run.Code);
        Assert.Contains($"\nlisteners {programmed} of the tracks' own programmed\n", run.Output, StringComparison.Ordinal);
        if (says is not null)
            Assert.EndsWith($"not ready:\n  {says}\n", run.Output, StringComparison.Ordinal);
    }

    private static readonly (string, string) onSharedGateway = (
        "    exposure: nodePort\n    http: serve\n    tls:\n      issuer: selfSigned\n",
        "    existing: { name: shared, namespace: platform, listeners: { https: [apex, wildcard] } }\n");

    [Fact]
    public async Task A_Gateway_of_the_platforms_is_asked_for_where_it_is()
    {
        using var world = OnSharedGateway();
        var run = await world.Run("status");

        run.Succeeds();
        Assert.Contains("\ngateway   platform/shared programmed, listener apex: programmed, listener wildcard: programmed\nroutes    5 of 5 accepted and resolved\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(run.Calls, call => call.Contains("get gateways.gateway.networking.k8s.io shared --namespace platform ", StringComparison.Ordinal));
        Assert.Contains(run.Calls, call => call.Contains("get gatewayclasses.gateway.networking.k8s.io istio ", StringComparison.Ordinal));
        Assert.Contains(run.Calls, call => call.Contains("get httproutes.gateway.networking.k8s.io --namespace trino-namespace ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("class", "istio.io/gateway-controller", "example.com/envoy", "GatewayClass istio is not Istio's but example.com/envoy's: the stack's routes are made for Istio")]
    [InlineData("class", "istio.io/gateway-controller", "", "GatewayClass istio is not there, or may not be read")]
    [InlineData("gateway", "- True istio\nother False\napex True\nwildcard True\n", "", "Gateway platform/shared is not there, or may not be read")]
    [InlineData("gateway", "wildcard True\n", "", "Gateway platform/shared has no listener wildcard")]
    [InlineData("gateway", "wildcard True\n", "wildcard \n", "listener wildcard of Gateway platform/shared is not programmed")]
    [InlineData(
        "routes", "canary-host False/NoMatchingListenerHostname/True True/Accepted/True", "canary-host True/Accepted/True False/NotAllowedByListeners/True",
        "route trino-v2-canary-host is refused: a listener of Gateway platform/shared takes no routes from namespace trino-namespace (its allowedRoutes)")]
    [InlineData(
        "routes", "canary-host False/NoMatchingListenerHostname/True True/Accepted/True", "canary-host False/NoMatchingListenerHostname/True False/NoMatchingListenerHostname/True",
        "route trino-v2-canary-host is not accepted with all its references resolved")]
    [InlineData(
        "routes", "canary-host False/NoMatchingListenerHostname/True True/Accepted/True", "canary-host False/NoMatchingListenerHostname/False True/Accepted/False",
        "route trino-v2-canary-host is not accepted with all its references resolved")]
    [InlineData("routes", "canary-host False/NoMatchingListenerHostname/True True/Accepted/True", "canary-host", "route trino-v2-canary-host is not accepted with all its references resolved")]
    public async Task What_the_platform_must_mend_is_named(string answer, string now, string then, string says)
    {
        using var world = OnSharedGateway();
        Assert.Contains(now, world[$"answers/{answer}"], StringComparison.Ordinal);
        world[$"answers/{answer}"] = world[$"answers/{answer}"].Replace(now, then, StringComparison.Ordinal);
        var run = await world.Run("status");

        Assert.Equal(1, run.Code);
        Assert.EndsWith($"not ready:\n  {says}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_pods_are_not_ready_is_shown_as_the_program_says_it()
    {
        using var world = Ready();
        world["answers/pods"] = "pod a: the image \"b:1\" cannot be pulled (ErrImagePull)\n  not $(found) %s \\\\n\n  mend: see `that`\n";
        var run = await world.Run("status");

        Assert.Equal(1, run.Code);
        Assert.EndsWith($"\n\n{world["answers/pods"]}\nnot ready:\n  pods are not ready\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_program_cannot_ask_for_pods_the_screen_stays()
    {
        using var world = Ready();
        world["silent"] = "";
        var run = await world.Run("status");

        run.Succeeds();
        Assert.EndsWith("\nready: https://trino.example.com\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("pods: the cluster cannot be asked\n", run.Error);
    }

    [Fact]
    public async Task Nothing_deployed_is_not_ready()
    {
        using var world = new World();
        world["cluster"] = "uid-1\n";
        world["contexts"] = "kind-trino https://127.0.0.1:40001\n";
        var run = await world.Run("status");

        Assert.Equal(1, run.Code);
        Assert.Contains("routes    0 of 5 accepted and resolved", run.Output, StringComparison.Ordinal);
        Assert.Contains("track trino-v1-stable has no ready coordinator", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_track_without_workers_of_its_own_is_ready_without()
    {
        using var world = Ready();
        world.UseFacts(changes: ("      workers: 1\n", "      workers: 0\n"));
        world["answers/deployments"] = Deployments.Replace("trino-v2-canary worker 1 1\n", "", StringComparison.Ordinal);
        (await world.Run("status")).Succeeds();
    }

    [Theory]
    [InlineData("0 ", true)]
    [InlineData("3 3", true)]
    [InlineData("3 1", false)]
    public async Task Where_KEDA_scales_the_track_is_ready_with_as_many_workers_as_it_wants(string workers, bool ready)
    {
        using var world = Ready();
        world.UseFacts(changes: (
            "      workers: 1\n",
            "      values: { server: { keda: { enabled: true, triggers: [{ type: cron }] } } }\n"));
        world["answers/deployments"] = Deployments.Replace("worker 1 1", $"worker {workers}", StringComparison.Ordinal);
        var run = await world.Run("status");

        Assert.Equal(ready ? 0 : 1, run.Code);
        Assert.Equal(!ready, run.Output.Contains("track trino-v2-canary lacks workers", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("status", "", "there is no kubeconfig context 'kind-trino'")]
    [InlineData("verify", "", "there is no kubeconfig context 'kind-trino'")]
    [InlineData("status", "kind-trino https://127.0.0.1:40001\n", "the cluster of context 'kind-trino' does not answer")]
    public async Task Without_the_cluster_the_command_that_makes_it_is_named(string script, string contexts, string says)
    {
        using var world = new World();
        world["contexts"] = contexts;
        var run = await world.Run(script);

        run.IsRefused($"make {script}: {says}", "make up");
    }

    private static World OnSharedGateway()
    {
        var world = Ready();
        world.UseFacts(changes: onSharedGateway);
        // Listeners of others may be what they are.
        world["answers/gateway"] = "- True istio\nother False\napex True\nwildcard True\n";
        world["answers/routes"] = Routes
            .Replace("-host True/Accepted/True", "-host False/NoMatchingListenerHostname/True True/Accepted/True", StringComparison.Ordinal)
            .Replace("-route True/Accepted/True", "-route True/Accepted/True False/NoMatchingListenerHostname/True", StringComparison.Ordinal);
        return world;
    }

    private static World Ready()
    {
        var world = new World();
        world["cluster"] = "uid-1\n";
        world["contexts"] = "kind-trino https://127.0.0.1:40001\nwork https://10.0.0.7:6443\n";
        world["current-context"] = "work\n";
        world["answers/nodes"] = "trino-control-plane True\ntrino-worker True\ntrino-worker2 True\n";
        world["answers/gateway"] = "- True trino-gateway-class\nhttp True\nhttps True\n";
        world["answers/class"] = "istio.io/gateway-controller";
        world["answers/routes"] = Routes;
        world["answers/deployments"] = Deployments;
        world["answers/weights"] = "trino-v1-stable 90\ntrino-v2-canary 10\n";
        return world;
    }
}
