using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>The rules of Gateways and ListenerSets.</summary>
internal static class GatewayRules
{
    private const string HostnameExpression = @"^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
    private const int MaxPrefixLength = 252;
    private static readonly Lazy<Regex> Hostname = new(() => ApiPattern.Compile(HostnameExpression));
    private static readonly Lazy<Regex> Key = new(() => ApiPattern.Compile(
        @"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$"));

    public static Dictionary<string, Action<Field>> All { get; } = new()
    {
        ["IPAddress values must be unique"] = addresses => Distinct(addresses, "IPAddress"),
        ["Hostname values must be unique"] = addresses => Distinct(addresses, "Hostname"),
        [$"Hostname value must be empty or contain only valid characters (matching {HostnameExpression})"] = address =>
        {
            if (Value(address, "Hostname") is { } value && !Hostname.Value.IsMatch(value))
                address["value"].Wrong("give a host in lower case, such as gateway.example.com");
        },
        ["An IPAddress value must be an IPv4 or IPv6 address"] = address =>
        {
            if (Value(address, "IPAddress") is { } value && !IsAddress(value))
                address["value"].Wrong("give an IPv4 or IPv6 address");
        },
        ["Annotation keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters."] = Keys,
        ["Label keys must be in the form of an optional DNS subdomain prefix followed by a required name segment of up to 63 characters."] = Keys,
        ["If specified, the annotation key's prefix must be a DNS subdomain not longer than 253 characters in total."] = Prefixes,
        ["If specified, the label key's prefix must be a DNS subdomain not longer than 253 characters in total."] = Prefixes,
        ["tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']"] = listeners =>
        {
            foreach (var listener in Speaking(listeners, "HTTP", "TCP", "UDP").Where(listener => listener["tls"].Exists))
                listener["tls"].Breach($"protocol {listener["protocol"].Text} has none", "remove it, or write protocol: HTTPS");
        },
        ["tls mode must be Terminate for protocol HTTPS"] = listeners =>
        {
            foreach (var mode in Speaking(listeners, "HTTPS").Select(listener => listener["tls"]["mode"]))
            {
                if (mode.Text is not (null or "" or "Terminate"))
                    mode.Wrong("write Terminate, or protocol: TLS");
            }
        },
        ["tls mode must be set for protocol TLS"] = listeners =>
        {
            foreach (var listener in Speaking(listeners, "TLS").Where(listener => listener["tls"]["mode"].Text is null or ""))
                listener["tls"]["mode"].Wrong("give Terminate or Passthrough");
        },
        ["hostname must not be specified for protocols ['TCP', 'UDP']"] = listeners =>
        {
            foreach (var listener in Speaking(listeners, "TCP", "UDP").Where(listener => listener["hostname"].Text is not (null or "")))
                listener["hostname"].Breach($"protocol {listener["protocol"].Text} has none", "remove it");
        },
        ["Listener name must be unique within the Gateway"] = ApiRules.SaidByALimit,
        ["Combination of port, protocol and hostname must be unique for each listener"] = listeners =>
        {
            foreach (var (repeated, first) in ApiRules.Repeated(
                listeners.Items, each => (each["port"].Number, each["protocol"].Text, each["hostname"].Text)))
                repeated.Breach($"it has the port, protocol and hostname of {first.Path}", "make them differ");
        },
        ["certificateRefs or options must be specified when mode is Terminate"] = tls =>
        {
            if (tls["mode"].Text == "Terminate" && tls["certificateRefs"].Count == 0 && tls["options"].Count == 0)
                tls["certificateRefs"].Breach("there is none", "name the Secret of the certificate, or give options");
        },
        ["Port for TLS configuration must be unique within the Gateway"] = ApiRules.SaidByALimit,
    };

    /// <summary>Says which keys of labels or annotations are none.</summary>
    public static void Keys(Field map)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (!Key.Value.IsMatch(key))
                value.Breach("it is no key", "give a name of 1 to 63 letters, digits and -_., with a DNS name and a / before it or not");
        }
    }

    private static void Prefixes(Field map)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (key.Split('/')[0].Length > MaxPrefixLength)
                value.Breach("what stands before its / is too long", $"give at most {MaxPrefixLength} characters");
        }
    }

    private static IEnumerable<Field> Speaking(Field listeners, params string[] protocols) =>
        listeners.Items.Where(listener => protocols.Contains(listener["protocol"].Text));

    private static string? Value(Field address, string type) => address["type"].Text == type ? address["value"].Text : null;

    private static void Distinct(Field addresses, string type)
    {
        foreach (var (repeated, first) in ApiRules.Repeated(
            addresses.Items.Where(address => Value(address, type) is not null), address => address["value"].Text!))
            repeated["value"].Breach($"{repeated["value"].Shown} is there already, as {first.Path}", "give each address once");
    }

    // The form of Go's net.ParseIP: four decimal numbers, or IPv6 without a zone.
    private static bool IsAddress(string text) => IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() == text : !text.AsSpan().ContainsAny("%[]"));
}
