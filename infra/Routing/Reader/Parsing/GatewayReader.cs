namespace TrinoInfra.Routing.Reader.Parsing;

internal static class GatewayReader
{
    public static GatewayDocument Read(Field gateway, string space, string name)
    {
        var listeners = gateway.Only("apiVersion", "kind", "metadata", "spec", "status")["spec"]["listeners"];
        if (!listeners.Exists)
            listeners.Wrong("give at least one listener");
        List<Listener> read = [];
        foreach (var field in listeners.Items(64))
        {
            var listener = ReadListener(field);
            if (read.Exists(other => other.Name == listener.Name && listener.Name.Length > 0))
                field["name"].Fault($"{field["name"].Shown} names two listeners", "give each its own name");
            if (read.Exists(other =>
                    (other.Port, other.Protocol, other.Hostname) == (listener.Port, listener.Protocol, listener.Hostname)))
                field.Fault("another listener has the same port, protocol and hostname", "make them differ");
            read.Add(listener);
        }
        return new GatewayDocument(space, name, read);
    }

    private static Listener ReadListener(Field listener)
    {
        var allowed = listener.Only("name", "hostname", "port", "protocol", "tls", "allowedRoutes")["allowedRoutes"]
            .Only("namespaces", "kinds");
        var port = listener["port"];
        if (!port.Exists)
            port.Wrong("give a port from 1 to 65535");
        return new Listener(
            listener["name"].RequiredName("name the listener"),
            Hostname(listener["hostname"]),
            port.Integer(1, 65535) ?? 0,
            listener["protocol"].Required("give HTTP or HTTPS"),
            allowed["namespaces"].Only("from", "selector")["from"].Choice("Same", "All", "Selector", "None") is { } from
                ? Enum.Parse<RouteNamespaces>(from)
                : RouteNamespaces.Same,
            [.. allowed["kinds"].Items(8).Select(Kind)]);
    }

    private static string Kind(Field field)
    {
        field.Only("group", "kind")["kind"].Required("name a kind, e.g. HTTPRoute");
        return field.Kind(Attachment.GatewayGroup, "");
    }

    /// <summary>A hostname in lower case; empty where there is none.</summary>
    public static string Hostname(Field field)
    {
        var text = field.Text() ?? "";
        if (text.Length > 0 && !Hostnames.IsValid(text))
            field.Wrong("give a host such as trino.example.com or *.example.com");
        return text.ToLowerInvariant();
    }
}
