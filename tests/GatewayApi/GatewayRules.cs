using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>The rules of Gateways.</summary>
internal static class GatewayRules
{
    private const string HostnameExpression = @"^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    private static readonly Regex Hostname = CrdSchema.Pattern(HostnameExpression);
    private static readonly Regex Key = CrdSchema.Pattern(
        @"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$");

    public static Dictionary<string, Func<JsonNode, bool>> Meanings { get; } = new()
    {
        ["IPAddress values must be unique"] = addresses => Distinct(addresses, "IPAddress"),
        ["Hostname values must be unique"] = addresses => Distinct(addresses, "Hostname"),
        [$"Hostname value must be empty or contain only valid characters (matching {HostnameExpression})"] = address =>
            address.Text("type") != "Hostname" || address.Text("value") is not { } value || Hostname.IsMatch(value),
        ["An IPAddress value must be an IPv4 or IPv6 address"] = address =>
            address.Text("type") != "IPAddress" || address.Text("value") is not { } value || IPAddress.TryParse(value, out _),
        ["Annotation keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters."] = WellFormedKeys,
        ["Label keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters."] = WellFormedKeys,
        ["If specified, the annotation key's prefix must be a DNS subdomain not longer than 253 characters in total."] = ShortPrefixes,
        ["If specified, the label key's prefix must be a DNS subdomain not longer than 253 characters in total."] = ShortPrefixes,
        ["tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']"] = listeners =>
            listeners.Items().All(listener => !Speaks(listener, "HTTP", "TCP", "UDP") || !listener.Has("tls")),
        ["tls must be specified for protocols ['HTTPS', 'TLS']"] = listener =>
            !Speaks(listener, "HTTPS", "TLS") || listener.Has("tls"),
        ["tls mode must be Terminate for protocol HTTPS"] = listeners => listeners.Items().All(listener =>
            !Speaks(listener, "HTTPS") || !listener.Has("tls") || listener.Member("tls").Text("mode") is "" or "Terminate"),
        ["tls mode must be set for protocol TLS"] = listeners => listeners.Items().All(listener =>
            !Speaks(listener, "TLS") || listener.Member("tls").Text("mode") is { Length: > 0 }),
        ["hostname must not be specified for protocols ['TCP', 'UDP']"] = listeners => listeners.Items().All(listener =>
            !Speaks(listener, "TCP", "UDP") || listener.Text("hostname") is null or ""),
        ["Listener name must be unique within the Gateway"] = listeners =>
            Unique(listeners.Items().Select(listener => listener.Text("name"))),
        ["Combination of port, protocol and hostname must be unique for each listener"] = listeners =>
            Unique(listeners.Items().Select(listener =>
                (listener.Number("port"), listener.Text("protocol"), listener.Text("hostname")))),
        ["certificateRefs or options must be specified when mode is Terminate"] = tls =>
            tls.Text("mode") != "Terminate" || tls.Count("certificateRefs") > 0 || tls.Count("options") > 0,
        ["Port for TLS configuration must be unique within the Gateway"] = ports =>
            Unique(ports.Items().Select(port => port.Number("port"))),
    };

    internal static bool Unique<T>(IEnumerable<T> values) => values.GroupBy(value => value).All(same => same.Count() == 1);

    private static bool Speaks(JsonNode? listener, params string[] protocols) => protocols.Contains(listener.Text("protocol"));

    private static bool Distinct(JsonNode addresses, string type) => Unique(addresses.Items()
        .Where(address => address.Text("type") == type && address.Has("value"))
        .Select(address => address.Text("value")));

    private static bool WellFormedKeys(JsonNode map) =>
        map is not JsonObject entries || entries.All(entry => Key.IsMatch(entry.Key));

    private static bool ShortPrefixes(JsonNode map) =>
        map is not JsonObject entries || entries.All(entry => entry.Key.Split('/')[0].Length < 253);
}
