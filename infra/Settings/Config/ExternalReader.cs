using System.Text.Json;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:tracks[].external</c>: a Trino that is there already.</summary>
internal static class ExternalReader
{
    /// <summary>What a track of the stack's own has, and an external one cannot have: nobody here runs its Trino.</summary>
    private static readonly string[] own = ["version", "chart", "workers", "resources", "catalogs", "values", "allowFrom"];

    /// <param name="track">An element of <c>trino-infra:tracks</c> with the key <c>external</c>.</param>
    /// <returns>Null where it names no host, or is no mapping.</returns>
    public static ExternalTrino? Read(ConfigNode track)
    {
        foreach (var setting in own.Select(key => track[key]).Where(setting => setting.Exists))
            setting.Fault("is of a Trino that the stack runs, and this track's is external", "remove it: what it says is set where that Trino is run");
        return track["external"].Map(external =>
        {
            var host = external["host"].Required<Hostname>("give the host of the coordinator, such as trino.old.corp");
            if (host is not null && !host.ToString().Contains('.'))
                external["host"].Wrong("has no dot, and means something else in each namespace", "give it in full, such as trino.old.svc.cluster.local");
            var tls = Tls(external["tls"], host!);
            var port = external["port"].Or(tls is null ? ExternalTrino.DefaultPort : ExternalTrino.DefaultTlsPort, 1, 65535);
            if (tls is null && host is not null && !IsOfTheCluster(host) && track["drainCredentials"].Exists)
                track["drainCredentials"].Fault($"would go to {host} in the clear", "give external.tls, or remove this");
            return host is null ? null : new ExternalTrino(host, port, tls);
        });
    }

    /// <summary>Where what passes stays on the cluster's own network, as it does to tracks of the stack's own.</summary>
    private static bool IsOfTheCluster(string host) => host.Split('.') is [_, _, "svc", ..];

    private static ExternalTls? Tls(ConfigNode node, Hostname host)
    {
        if (!node.Exists)
            return null;
        if (!node.IsSecret && node.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return node.Value.GetBoolean() ? new ExternalTls(null, host) : null;
        if (!node.IsSecret && node.Value.ValueKind != JsonValueKind.Object)
        {
            node.Wrong("is neither true, false nor a mapping", "give true for the roots of the system, or { ca: <ConfigMap> }");
            return null;
        }

        return node.Map(tls => new ExternalTls(tls["ca"].Or<ObjectName>(null!)?.ToString(), tls["hostname"].Or(host)));
    }
}
