using TrinoInfra.Settings;

namespace TrinoInfra.Routing.Reader.Parsing;

internal static class BackendReader
{
    public static Backend Read(Field backend, string space)
    {
        var (kind, home, name, port) = Reference(
            backend.Only("group", "kind", "namespace", "name", "port", "weight", "filters"), space);
        return new Backend(
            kind,
            home,
            name,
            port,
            backend["weight"].Integer(0, 1_000_000) ?? 1,
            FilterReader.Read(backend["filters"], space));
    }

    /// <summary>What every reference to a backend has.</summary>
    public static (string Kind, string Namespace, string Name, int? Port) Reference(Field backend, string space)
    {
        var kind = backend.Kind("", "Service");
        var port = backend["port"];
        if (!port.Exists && kind == "Service")
            port.Wrong("give the Service's port");
        return (
            kind,
            backend["namespace"].Text<DnsLabel>() ?? space,
            backend["name"].RequiredName("name the backend"),
            port.Integer(1, 65535));
    }
}
