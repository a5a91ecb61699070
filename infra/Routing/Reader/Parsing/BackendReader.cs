namespace TrinoInfra.Routing.Reader.Parsing;

internal static class BackendReader
{
    public static Backend Read(Field backend, string space)
    {
        var kind = backend["kind"].Text() ?? "Service";
        var port = backend["port"];
        if (!port.Exists && kind == "Service" && string.IsNullOrEmpty(backend["group"].Text()))
            port.Wrong("give the Service's port");
        return new Backend(
            kind,
            backend["namespace"].Text() ?? space,
            backend["name"].Required("name the backend"),
            port.Integer(1, 65535),
            backend["weight"].Integer(0, 1_000_000) ?? 1,
            FilterReader.Read(backend["filters"], space));
    }
}
