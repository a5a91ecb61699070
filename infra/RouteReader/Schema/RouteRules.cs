using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>The rules of HTTPRoutes and of their rules.</summary>
internal static class RouteRules
{
    private const int MostMatches = 128;

    public static Dictionary<string, Action<Field>> All { get; } = new()
    {
        ["sectionName must be specified when parentRefs includes 2 or more references to the same parent"] = parents =>
        {
            foreach (var same in parents.Items.GroupBy(Parent).Where(same => same.Select(Section).Distinct().Count() > 1))
            {
                foreach (var parent in same.Where(parent => Section(parent).Length == 0))
                    parent["sectionName"].Breach("another reference to the same parent has one", "name a listener, or give one reference");
            }
        },
        ["sectionName must be unique when parentRefs includes 2 or more references to the same parent"] = parents =>
        {
            foreach (var (repeated, first) in ApiRules.Repeated(parents.Items, parent => (Parent(parent), Section(parent))))
                repeated.Breach($"it is the same parent as {first.Path}", "remove one, or give each its own sectionName");
        },
        ["While 16 rules and 64 matches per rule are allowed, the total number of matches across all rules in a route must be less than 128"] = rules =>
        {
            var matches = rules.Items.Sum(rule => rule["matches"].Count);
            if (matches > MostMatches)
                rules.Breach($"it has {matches} matches in all", $"the Gateway API takes at most {MostMatches} a route");
        },
        ["RequestRedirect filter must not be used together with backendRefs"] = rule =>
        {
            if (rule["backendRefs"].Count > 0 && rule["filters"].Items.Any(filter => filter["requestRedirect"].Exists))
                rule["backendRefs"].Breach("a rule that redirects has no backends", "remove them or RequestRedirect");
        },
        ["When using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] = rule =>
            OnePrefix(rule, ReplacesPrefix(rule, "requestRedirect")),
        ["When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] = rule =>
            OnePrefix(rule, ReplacesPrefix(rule, "urlRewrite")),
        ["Within backendRefs, when using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] = rule =>
            OnePrefix(rule, rule["backendRefs"].Items.Count(backend => ReplacesPrefix(backend, "requestRedirect")) == 1),
        ["Within backendRefs, When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] = rule =>
            OnePrefix(rule, rule["backendRefs"].Items.Count(backend => ReplacesPrefix(backend, "urlRewrite")) == 1),
        ["Must have port for Service reference"] = backend =>
        {
            if (backend.Kind("", "Service") == "Service" && !backend["port"].Exists)
                backend["port"].Wrong("give the Service's port");
        },
        ["backendRequest timeout cannot be longer than request timeout"] = timeouts =>
        {
            var (request, backend) = (timeouts["request"].Text, timeouts["backendRequest"].Text);
            if (request is not null && backend is not null
                && ApiDuration.Of(request) is { } whole && whole > TimeSpan.Zero && ApiDuration.Of(backend) > whole)
                timeouts["backendRequest"].Breach(
                    $"{Quoted.Text(backend)} is longer than request, {Quoted.Text(request)}", "give at most the request's timeout");
        },
    };

    private static (string?, string?, string?, string) Parent(Field parent) =>
        (parent["group"].Text, parent["kind"].Text, parent["name"].Text, parent["namespace"].Text ?? "");

    private static string Section(Field parent) => parent["sectionName"].Text ?? "";

    // The definitions look only where exactly one does so.
    private static bool ReplacesPrefix(Field owner, string filter) => owner["filters"].Items
        .Select(each => each[filter]["path"])
        .Count(path => path["type"].Text == "ReplacePrefixMatch" && path["replacePrefixMatch"].Exists) == 1;

    private static void OnePrefix(Field rule, bool isAsked)
    {
        var matches = rule["matches"];
        // What is no list is at fault for that.
        if (isAsked && (matches.IsList || !matches.Exists)
            && (matches.Items.ToList() is not [var only] || only["path"]["type"].Text != "PathPrefix"))
        {
            matches.Breach("ReplacePrefixMatch cannot tell which prefix", "give one match, of type PathPrefix");
        }
    }
}
