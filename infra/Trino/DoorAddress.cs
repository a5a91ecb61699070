using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.Trino;

/// <summary>Where this machine finds a gateway, whatever DNS says: a host name or an IP address, with a port or not.</summary>
/// <param name="Host">An IPv6 address without brackets.</param>
/// <param name="Port">Null for that of each URL.</param>
internal sealed partial record DoorAddress(string Host, int? Port) : ISettingValue<DoorAddress>
{
    public static bool TryParse(string text, [MaybeNullWhen(false)] out DoorAddress value, out Problem problem)
    {
        value = Read(text);
        problem = new(text == "" ? "is empty" : "is not an address", "give a host or an IP address, with a port or not, such as 127.0.0.1:8443 or [::1]:8443");
        return value is not null;
    }

    public override string ToString() =>
        (Host.Contains(':') ? $"[{Host}]" : Host) + (Port is null ? "" : string.Create(CultureInfo.InvariantCulture, $":{Port}"));

    private static DoorAddress? Read(string text)
    {
        var match = Form().Match(text);
        var port = match.Groups["port"] is { Success: true } digits && int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : (int?)null;
        return !match.Success || port is 0 or > IPEndPoint.MaxPort ? null
            : match.Groups["ipv6"] is { Success: true } ip ? IPAddress.TryParse(ip.Value, out _) ? new(ip.Value, port) : null
            : Uri.CheckHostName(match.Groups["host"].Value) != UriHostNameType.Unknown ? new(match.Groups["host"].Value, port)
            : null;
    }

    [GeneratedRegex(@"\A(\[(?<ipv6>[0-9a-fA-F:.]+)\]|(?<ipv6>[0-9a-fA-F.]*:[0-9a-fA-F.]*:[0-9a-fA-F:.]*)|(?<host>[^:\[\]]+))(:(?<port>[0-9]{1,5}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
