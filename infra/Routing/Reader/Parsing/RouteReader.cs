using System.Globalization;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing.Reader.Parsing;

internal static class RouteReader
{
    private static readonly Rule Everything = new(null, [MatchReader.Default], Filters.None, [], Timeouts.None);

    public static RouteDocument Read(Field route, string space, string name)
    {
        var spec = route.Only("apiVersion", "kind", "metadata", "spec", "status")["spec"]
            .Only("parentRefs", "hostnames", "rules", "useDefaultGateways");
        return new RouteDocument(
            space,
            name,
            Created(route["metadata"]["creationTimestamp"]),
            [.. spec["parentRefs"].Items(32).Select(parent => Parent(parent, space))],
            [.. spec["hostnames"].Items(16).Select(Hostname)],
            spec["rules"].Exists
                ? [.. spec["rules"].Items(16).Select(rule => ReadRule(rule, space))]
                : [Everything])
        {
            Statuses = [.. route["status"]["parents"].Items(32).Select(status => Status(status, space))],
        };
    }

    private static ParentStatus Status(Field status, string space) => new(
        Parent(status["parentRef"], space),
        [
            .. status["conditions"].Items(8).Select(condition => new Condition(
                condition["type"].Text() ?? "", condition["status"].Text() ?? "", condition["reason"].Text() ?? "")),
        ]);

    private static string Hostname(Field field)
    {
        field.Required("give a host or leave the entry away");
        return GatewayReader.Hostname(field);
    }

    private static DateTimeOffset? Created(Field field)
    {
        // Unquoted it is a timestamp to YAML and a text to this reader; either will do.
        if (field.Text("give a time such as 2026-01-31T12:00:00Z") is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        field.Wrong("give a time such as 2026-01-31T12:00:00Z");
        return null;
    }

    private static ParentReference Parent(Field parent, string space) => new(
        parent.Only("group", "kind", "namespace", "name", "sectionName", "port")["group"].Text() ?? Attachment.GatewayGroup,
        parent["kind"].Text() ?? "Gateway",
        parent["namespace"].Text<DnsLabel>() ?? space,
        parent["name"].RequiredName("name the Gateway"),
        parent["sectionName"].Text<ObjectName>(),
        parent["port"].Integer(1, 65535));

    private static Rule ReadRule(Field rule, string space)
    {
        rule.Only("name", "matches", "filters", "backendRefs", "timeouts", "retry", "sessionPersistence");
        var matches = rule["matches"].Items(64).Select(MatchReader.Read).ToList();
        var filters = FilterReader.Read(rule["filters"], space);
        var backends = rule["backendRefs"].Items(16).Select(backend => BackendReader.Read(backend, space)).ToList();
        var timeouts = TimeoutReader.Read(rule);

        if (filters.Redirect is not null && backends.Count > 0)
            rule["backendRefs"].Fault("a rule that redirects has no backends", "remove them or RequestRedirect");
        var replacesPrefix = backends.Select(backend => backend.Filters).Prepend(filters)
            .Any(all => all.Redirect?.Path is { Whole: false } || all.Rewrite?.Path is { Whole: false });
        if (replacesPrefix && matches is not ([] or [{ Path.Kind: PathKind.PathPrefix }]))
            rule["matches"].Fault("ReplacePrefixMatch cannot tell which prefix", "give one match, of type PathPrefix");

        if (matches is [])
            matches = [MatchReader.Default];
        return new Rule(rule["name"].Text<ObjectName>(), matches, filters, backends, timeouts);
    }
}
