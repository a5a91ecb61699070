using TrinoInfra.RouteReader.Deciding;

namespace TrinoInfra.RouteReader.Documents;

/// <summary>Reads the <c>spec</c> of Gateways and ListenerSets, as <see cref="Schema.Limits"/> has completed it.</summary>
internal static class GatewayReader
{
    public static GatewayDocument Read(Field spec, string space, string name)
    {
        NotLookedAt(spec["defaultScope"]);
        return new GatewayDocument(space, name, Listeners(spec))
        {
            AllowedListeners = Allowance(spec["allowedListeners"]["namespaces"], RouteNamespaces.None),
            Notes = spec.Document.Notes,
        };
    }

    public static ListenerSetDocument ReadSet(Field spec, string space, string name)
    {
        var parent = spec["parentRef"];
        return new ListenerSetDocument(
            space,
            name,
            parent.Kind(Attachment.GatewayGroup, "Gateway") == "Gateway" ? $"{parent["namespace"].Text ?? space}/{parent["name"].Text}" : null,
            Listeners(spec))
        {
            Notes = spec.Document.Notes,
        };
    }

    /// <summary>Notes that a field, where it is there, counts for nothing.</summary>
    public static void NotLookedAt(Field field)
    {
        if (field.Exists)
            field.Note("it is not looked at: Istio does not implement it");
    }

    private static IReadOnlyList<Listener> Listeners(Field spec) => [.. spec["listeners"].Items.Select(Listener)];

    private static Listener Listener(Field listener)
    {
        if (listener["protocol"].Text is "HTTPS" && !listener["tls"].Exists)
            listener.Note("protocol HTTPS without tls, against the API's text: there is no certificate to serve with");
        var allowed = Allowance(listener["allowedRoutes"]["namespaces"], RouteNamespaces.Same);
        if (allowed.From == RouteNamespaces.Selector && !listener["allowedRoutes"]["namespaces"]["selector"].Exists)
            listener["allowedRoutes"]["namespaces"].Note("no selector, against the API's text: Istio takes routes from every namespace");
        return new Listener(
            listener["name"].Text ?? "",
            listener["hostname"].Text?.ToLowerInvariant() ?? "",
            listener["port"].Integer ?? 0,
            listener["protocol"].Text ?? "",
            allowed.From,
            [.. listener["allowedRoutes"]["kinds"].Items.Select(kind => kind.Kind(Attachment.GatewayGroup, ""))])
        {
            Selector = allowed.Selector,
        };
    }

    private static (RouteNamespaces From, NamespaceSelector Selector) Allowance(Field namespaces, RouteNamespaces usual) => (
        namespaces["from"].Text is not { } text ? usual
            : Enum.TryParse<RouteNamespaces>(text, out var from) ? from
            : RouteNamespaces.None,
        new NamespaceSelector(
        [
            .. namespaces["selector"]["matchLabels"].Entries
                .Select(label => new LabelRequirement(label.Key, "In", [label.Value.Text ?? ""])),
            .. namespaces["selector"]["matchExpressions"].Items
                .Select(expression => new LabelRequirement(
                    expression["key"].Text ?? "",
                    expression["operator"].Text ?? "",
                    [.. expression["values"].Items.Select(value => value.Text ?? "")])),
        ]));
}
