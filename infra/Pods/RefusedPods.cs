using k8s.Models;

namespace TrinoInfra.Pods;

/// <summary>A Deployment whose pods the cluster does not let be: there is no pod then that could tell.</summary>
internal static class RefusedPods
{
    /// <returns>Null where none was refused.</returns>
    public static PodAccount? Read(V1Deployment? deployment, string context)
    {
        var failure = deployment?.Status?.Conditions?.FirstOrDefault(condition => condition is { Type: "ReplicaFailure", Status: "True" });
        if (deployment?.Metadata?.Name is not { } name || failure is null)
            return null;

        var said = failure.Message ?? "";
        var (@namespace, subject) = (deployment.Metadata.NamespaceProperty, PodSubject.Of(deployment.Metadata.Labels));
        return new(
            name,
            $"refused: {failure.Reason}",
            $"its pods are refused ({failure.Reason ?? "no reason given"})",
            Shortened.AtEnd(said, 300),
            Fix(said, subject, @namespace) ?? new PodCommands(context, @namespace, name, "deployment").Describe)
        {
            Kind = "deployment",
        };
    }

    private static string? Fix(string said, PodSubject subject, string? @namespace)
    {
        if (said.Contains("exceeded quota", StringComparison.Ordinal))
        {
            var less = subject.Node is null ? "" : $", or lower resources.{subject.Node} of track {subject.Track}";
            return $"raise the quota of namespace {@namespace}{less}";
        }

        return said.Contains("violates PodSecurity", StringComparison.Ordinal)
            ? $"correct its securityContext in {subject.Values}, or what namespace {@namespace} enforces"
            : null;
    }
}
