using System.Globalization;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Schema;

namespace TrinoInfra.RouteReader.Documents;

/// <summary>Reads an HTTPRoute, its <c>spec</c> as <see cref="Limits"/> has completed it, its <c>status</c> as it is.</summary>
internal static class HTTPRouteReader
{
    public static RouteDocument Read(Field route, Field spec, string space, string name)
    {
        GatewayReader.NotLookedAt(spec["useDefaultGateways"]);
        foreach (var (repeated, first) in ApiRules.Repeated(
            spec["rules"].Items.Where(rule => rule["name"].Exists), rule => rule["name"].Text ?? ""))
            repeated["name"].Note($"{repeated["name"].Shown} names {first.Path} too, against the API's text, which its definitions do not check");
        return new RouteDocument(
            space,
            name,
            Created(route["metadata"]["creationTimestamp"]),
            [.. spec["parentRefs"].Items.Select(parent => Parent(parent, space))],
            [.. spec["hostnames"].Items.Select(hostname => hostname.Text?.ToLowerInvariant() ?? "")],
            [.. spec["rules"].Items.Select(rule => Rule(rule, space))])
        {
            Statuses = [.. route["status"]["parents"].Items.Select(status => Status(status, space))],
            Notes = route.Document.Notes,
        };
    }

    private static ParentStatus Status(Field status, string space) => new(
        Parent(status["parentRef"], space),
        [
            .. status["conditions"].Items.Select(condition => new Condition(
                condition["type"].Text ?? "", condition["status"].Text ?? "", condition["reason"].Text ?? "")),
        ]);

    /// <summary>A <c>creationTimestamp</c>; null where there is none, or one with a fault.</summary>
    public static DateTimeOffset? Created(Field field)
    {
        const string Fix = "give a time such as 2026-01-31T12:00:00Z";
        // Unquoted it is a timestamp to YAML and a text to this reader; either will do.
        if (field.RequireText(Fix) is not { } text)
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        field.Fault($"{field.Shown} will not do", Fix);
        return null;
    }

    private static ParentReference Parent(Field parent, string space) => new(
        parent["group"].Text ?? Attachment.GatewayGroup,
        parent["kind"].Text ?? "Gateway",
        parent["namespace"].Text ?? space,
        parent["name"].Text ?? "",
        parent["sectionName"].Text,
        parent["port"].Integer);

    private static Rule Rule(Field rule, string space)
    {
        GatewayReader.NotLookedAt(rule["sessionPersistence"]);
        var matches = rule["matches"].Items.Select(MatchReader.Read).ToList();
        return new Rule(
            rule["name"].Text,
            matches is [] ? [MatchReader.Default] : matches,
            FilterReader.Read(rule["filters"], space),
            [.. rule["backendRefs"].Items.Select(backend => BackendReader.Read(backend, space))],
            new Timeouts(Duration(rule["timeouts"]["request"]), Duration(rule["timeouts"]["backendRequest"]), rule["retry"].Exists));
    }

    private static string? Duration(Field field) => field.Text is { } text && ApiDuration.Of(text) is not null ? text : null;
}
