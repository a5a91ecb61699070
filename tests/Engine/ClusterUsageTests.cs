using Microsoft.AspNetCore.Http;
using TrinoInfra.Checking;
using TrinoInfra.Engine;
using TrinoInfra.Pods;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Engine;

/// <summary>What pods use, as a cluster says it, or does not.</summary>
public sealed class ClusterUsageTests
{
    private static readonly GatewayPods _gateway = GatewayPods.OfIstio(DnsLabel.Of("trino-namespace"), "trino-gateway");

    [Fact]
    public async Task It_is_of_the_pods_asked_for_and_of_all_their_containers()
    {
        await using var cluster = await ClusterStandIn.AnsweringAsync(Answer);

        Assert.Equal(new PodUsage(2, 0.2501, (64L << 20) + 1000), await AskAsync());
        Assert.Contains(cluster.Asked, asked => asked.StartsWith(
            "GET /api/v1/namespaces/trino-namespace/pods?labelSelector=gateway.networking.k8s.io/gateway-name=trino-gateway", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(503)]
    public async Task A_cluster_that_measures_nothing_has_none(int status)
    {
        await using var cluster = await ClusterStandIn.AnsweringAsync(context =>
            context.Request.Path.StartsWithSegments("/apis") ? ClusterStandIn.Status(status)(context) : Answer(context));

        Assert.Null(await AskAsync());
    }

    [Fact]
    public async Task A_cluster_that_does_not_answer_holds_nobody_up()
    {
        await using var cluster = await ClusterStandIn.AnsweringAsync(ClusterStandIn.Silence);

        Assert.Null(await ClusterUsage.AskAsync("kind-trino", _gateway, TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nor_does_one_that_no_kubeconfig_has() =>
        Assert.Null(await ClusterUsage.AskAsync("nowhere", _gateway, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

    private static Task<PodUsage?> AskAsync() => ClusterUsage.AskAsync("kind-trino", _gateway, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    private static Task Answer(HttpContext context) => ClusterStandIn.Json(context, context.Request.Path.StartsWithSegments("/apis")
        ? """
          {"kind":"PodMetricsList","items":[
            {"metadata":{"name":"a"},"containers":[{"name":"x","usage":{"cpu":"200m","memory":"64Mi"}},{"name":"y","usage":{"cpu":"50m"}}]},
            {"metadata":{"name":"b"},"containers":[{"name":"x","usage":{"cpu":"100000n","memory":"1k"}}]},
            {"metadata":{"name":"trino"},"containers":[{"name":"x","usage":{"cpu":"9","memory":"9Gi"}}]}]}
          """
        : """{"kind":"PodList","items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"}},{"metadata":{"name":"c"}}]}""");
}
