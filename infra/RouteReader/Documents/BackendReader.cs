namespace TrinoInfra.RouteReader.Documents;

internal static class BackendReader
{
    public static Backend Read(Field backend, string space)
    {
        var (kind, home, name, port) = Reference(backend, space);
        return new Backend(kind, home, name, port, backend["weight"].Integer ?? 1, FilterReader.Read(backend["filters"], space))
        {
            NamesNamespace = backend["namespace"].Exists,
        };
    }

    /// <summary>What every reference to a backend has.</summary>
    public static (string Kind, string Namespace, string Name, int? Port) Reference(Field backend, string space) => (
        backend.Kind("", "Service"),
        backend["namespace"].Text ?? space,
        backend["name"].Text ?? "",
        backend["port"].Integer);
}
