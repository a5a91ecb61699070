using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Pods;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Pods;

/// <summary>Where the stack's pods are looked for.</summary>
public sealed class PodScopeTests
{
    [Theory]
    [InlineData("{ context: c }", "{ hostname: a.example }")]
    [InlineData("{ context: c, cni: existing, namespace: mine }", "{ hostname: a.example, tls: { secretName: s } }")]
    public async Task Every_release_that_has_pods_is_covered(string cluster, string gateway)
    {
        var settings = TestStack.Good(cluster, gateway, "[{ name: one, weight: 1 }, { name: two, weight: 1 }]");
        var plan = await PlanRecorder.RecordAsync(settings, "dev");
        var scopes = PodScope.OfStack(settings).ToList();

        var releases = plan.Resources
            .Where(resource => resource.Type == PlannedResource.ReleaseType && resource.Name is not ("gateway-api-crds" or "istio-base"))
            .Select(release => ($"{release.Inputs["namespace"]}", $"{release.Inputs["name"]}"))
            .ToList();

        Assert.NotEmpty(releases);
        Assert.All(releases, release => Assert.Contains(scopes, scope =>
            scope.Namespace == release.Item1 && scope.Selector.Split(' ', '(', ')', ',', '=').Contains(release.Item2)));
        Assert.Equal(releases.Select(release => release.Item1).Distinct().Order(), scopes.Select(scope => scope.Namespace).Distinct().Order());
        Assert.Contains(scopes, scope => scope.Selector == "gateway.networking.k8s.io/gateway-name=trino-gateway");
    }
}
