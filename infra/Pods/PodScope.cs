using TrinoInfra.Settings;

namespace TrinoInfra.Pods;

/// <summary>Pods of the stack in one namespace, by the labels that their chart or Istio gives them.</summary>
/// <param name="Selector">As the Kubernetes API takes it, e.g. <c>app.kubernetes.io/instance in (istiod)</c>.</param>
internal sealed record PodScope(string Namespace, string Selector)
{
    /// <summary>The pods of all releases, the gateway's and the drain gates.</summary>
    public static IEnumerable<PodScope> OfStack(StackSettings settings)
    {
        var ns = settings.Cluster.Namespace.ToString();
        yield return Release(ns, [.. settings.Tracks.Select(track => $"{track.Name}")]);
        var gateway = settings.GatewayPods();
        yield return new PodScope(gateway.Namespace.ToString(), string.Join(',', gateway.Labels.Select(label => $"{label.Key}={label.Value}")));

        if (settings.Istio.Install)
            yield return Release("istio-system", "istiod");
        if (settings.Gateway.Tls is TlsSettings.SelfSigned && settings.CertManager.Install)
            yield return Release("cert-manager", "cert-manager");
        // This chart names no instance.
        if (settings.Cluster.Cni == CniChoice.Cilium)
            yield return new PodScope("kube-system", "app.kubernetes.io/part-of=cilium");
    }

    /// <summary>The pods of one track: coordinator, workers, drain gate.</summary>
    public static IEnumerable<PodScope> OfTrack(StackSettings settings, string track) =>
        [Release(settings.Cluster.Namespace.ToString(), track)];

    private static PodScope Release(string @namespace, params ReadOnlySpan<string> names) =>
        new(@namespace, $"app.kubernetes.io/instance in ({string.Join(',', names)})");
}
