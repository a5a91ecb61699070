using k8s.Models;
using TrinoInfra.Pods;

namespace TrinoInfra.Tests.Pods;

/// <summary>What is said where there is no pod at all.</summary>
public sealed class RefusedPodsTests
{
    [Theory]
    [InlineData(
        "pods \"a\" is forbidden: exceeded quota: mem, requested: requests.memory=2Gi, used: requests.memory=7Gi, limited: requests.memory=8Gi",
        "raise the quota of namespace trino-namespace, or lower resources.worker of track stable")]
    [InlineData(
        "pods \"a\" is forbidden: violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false",
        "correct its securityContext in the values of track stable, or what namespace trino-namespace enforces")]
    [InlineData("the webhook said \u001b[2Jno", "look at: kubectl --context c --namespace trino-namespace describe deployment stable-worker")]
    public void The_refusal_is_told(string said, string fix)
    {
        var account = RefusedPods.Read(Deployment("True", said), "c");

        Assert.NotNull(account);
        Assert.Equal("deployment stable-worker: its pods are refused (FailedCreate)", account.Lines.First());
        Assert.Equal($"  {said.Replace("\u001b", "\\u{1b}", StringComparison.Ordinal)}", account.Lines.ElementAt(1));
        Assert.Equal($"  mend: {fix}", account.Lines.Last());
    }

    [Fact]
    public void One_that_makes_its_pods_is_not_spoken_of()
    {
        Assert.Null(RefusedPods.Read(Deployment("False", ""), "c"));
        Assert.Null(RefusedPods.Read(new V1Deployment(), "c"));
        Assert.Null(RefusedPods.Read(null, "c"));
    }

    private static V1Deployment Deployment(string status, string message) => new()
    {
        Metadata = new()
        {
            Name = "stable-worker",
            NamespaceProperty = "trino-namespace",
            Labels = new Dictionary<string, string> { ["app.kubernetes.io/instance"] = "stable", ["app.kubernetes.io/component"] = "worker" },
        },
        Status = new() { Conditions = [new() { Type = "ReplicaFailure", Status = status, Reason = "FailedCreate", Message = message }] },
    };
}
