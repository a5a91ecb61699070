using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>The rules of BackendTLSPolicies.</summary>
internal static class BackendRules
{
    public static Dictionary<string, Action<Field>> All { get; } = new()
    {
        ["sectionName must be specified when targetRefs includes 2 or more references to the same target"] = targets =>
        {
            foreach (var same in targets.Items.GroupBy(Target).Where(same => same.Select(Section).Distinct().Count() > 1))
            {
                foreach (var target in same.Where(target => Section(target).Length == 0))
                    target["sectionName"].Breach("another reference to the same target has one", "name a port, or give one reference");
            }
        },
        ["sectionName must be unique when targetRefs includes 2 or more references to the same target"] = targets =>
        {
            foreach (var (repeated, first) in ApiRules.Repeated(targets.Items, target => (Target(target), Section(target))))
                repeated.Breach($"it is the same target as {first.Path}", "remove one, or give each its own sectionName");
        },
        ["must not contain both CACertificateRefs and WellKnownCACertificates"] = validation =>
        {
            if (validation["caCertificateRefs"].Count > 0 && IsGiven(validation["wellKnownCACertificates"]))
                validation["wellKnownCACertificates"].Breach("caCertificateRefs name authorities already", "keep one of the two");
        },
        ["must specify either CACertificateRefs or WellKnownCACertificates"] = validation =>
        {
            if (validation["caCertificateRefs"].Count == 0 && !IsGiven(validation["wellKnownCACertificates"]))
                validation["caCertificateRefs"].Breach("no authority is named", "name a ConfigMap with a key ca.crt, or write wellKnownCACertificates: System");
        },
        ["SubjectAltName element must contain Hostname, if Type is set to Hostname"] = name => Holds(name, "Hostname", "hostname"),
        ["SubjectAltName element must not contain Hostname, if Type is not set to Hostname"] = name => HoldsNot(name, "Hostname", "hostname"),
        ["SubjectAltName element must contain URI, if Type is set to URI"] = name => Holds(name, "URI", "uri"),
        ["SubjectAltName element must not contain URI, if Type is not set to URI"] = name => HoldsNot(name, "URI", "uri"),
    };

    private static void Holds(Field name, string type, string member)
    {
        if (name["type"].Text == type && !IsGiven(name[member]))
            name[member].Wrong($"give it, or another type than {type}");
    }

    private static void HoldsNot(Field name, string type, string member)
    {
        if (name["type"].Text != type && IsGiven(name[member]))
            name[member].Breach($"type {name["type"].Text} has none", $"remove it, or write type: {type}");
    }

    private static bool IsGiven(Field field) => field.Text is { Length: > 0 };

    private static (string?, string?, string?) Target(Field target) => (target["group"].Text, target["kind"].Text, target["name"].Text);

    private static string Section(Field target) => target["sectionName"].Text ?? "";
}
