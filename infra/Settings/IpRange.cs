using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>
/// A range of IP addresses as a CIDR block, <c>10.0.0.0/8</c> or <c>2001:db8::/32</c>: its first address, no other, and the bits
/// that all have in common.
/// </summary>
public sealed record IpRange : ISettingValue<IpRange>
{
    private readonly string text;

    private IpRange(string text) => this.text = text;

    public static bool TryParse(string text, [MaybeNullWhen(false)] out IpRange value, out Problem problem)
    {
        (value, problem) = Read(text);
        return value is not null;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not a CIDR block.</exception>
    public static IpRange Of(string text) => SettingValue.Of<IpRange>(text);

    /// <summary>With its address in the shortest form, so that two are equal when the ranges are.</summary>
    public override string ToString() => text;

    private static (IpRange? Range, Problem Problem) Read(string text)
    {
        const string fix = "give CIDR blocks, such as 10.0.0.0/8 or 2001:db8::/32";
        if (text.Length == 0)
            return (null, new("is empty", fix));
        var parts = text.Split('/');
        if (Address(parts[0]) is not { } address)
            return (null, new("is not a range of IP addresses", fix));
        var bits = address.GetAddressBytes().Length * 8;
        if (parts.Length == 1)
            return (null, new("is an address, not a range", $"give {address}/{bits} for it alone"));
        if (parts.Length > 2 || Length(parts[1], bits) is not { } length)
            return (null, new($"has no length from 0 to {bits}", fix));
        var first = First(address, length);
        return first.Equals(address)
            ? (new($"{address}/{length}"), default)
            : (null, new("begins with an address inside of the range", $"give {first}/{length}"));
    }

    // .NET reads 10, 0x0a.1 and 010.0.0.1 as addresses too, and a scope of IPv6 is nothing that others know.
    private static IPAddress? Address(string text) =>
        IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6
            ? !address.IsIPv4MappedToIPv6 && !text.Contains('%') && !text.Contains('[')
            : address.ToString() == text)
            ? address
            : null;

    private static int? Length(string text, int bits) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && length <= bits && length.ToString(CultureInfo.InvariantCulture) == text
            ? length
            : null;

    private static IPAddress First(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        foreach (ref var one in bytes.AsSpan())
        {
            one &= (byte)(0xff << (8 - Math.Clamp(length, 0, 8)));
            length -= 8;
        }

        return new(bytes);
    }
}
