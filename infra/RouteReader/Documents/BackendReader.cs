namespace TrinoInfra.RouteReader.Documents;

/// <summary>
/// Reads <c>backendRefs</c>. Like all readers here it comes after <see cref="Schema.Limits"/>: what is wrong has its fault by then,
/// and a default or an empty text stands in for it.
/// </summary>
internal static class BackendReader
{
    /// <param name="backend">One of <c>backendRefs[]</c>.</param>
    /// <param name="space">The route's namespace.</param>
    public static Backend Read(Field backend, string space)
    {
        var (kind, home, name, port) = Reference(backend, space);
        return new Backend(kind, home, name, port, backend["weight"].Integer ?? 1, FilterReader.Read(backend["filters"], space))
        {
            NamesNamespace = backend["namespace"].Exists,
        };
    }

    /// <summary>What the <c>backendRef</c> of a mirror has as well.</summary>
    public static (string Kind, string Namespace, string Name, int? Port) Reference(Field backend, string space) => (
        backend.Kind("", "Service"),
        backend["namespace"].Text ?? space,
        backend["name"].Text ?? "",
        backend["port"].Integer);
}
