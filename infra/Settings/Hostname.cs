using System.Diagnostics.CodeAnalysis;
using System.Net;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>A host that clients reach: lower-case DNS labels, joined by dots to at most 253 characters; no IP address.</summary>
public sealed record Hostname : ISettingValue<Hostname>
{
    public const int MaxLength = ObjectName.MaxLength;

    private readonly string text;

    private Hostname(string text) => this.text = text;

    public static implicit operator string(Hostname hostname) => hostname.text;

    public static bool TryParse(string text, [MaybeNullWhen(false)] out Hostname value, out Problem problem)
    {
        var what = WhatIsWrong(text);
        value = what is null ? new(text) : null;
        problem = new(what ?? "", "give a host name alone, such as trino.example.com");
        return value is not null;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not a host name.</exception>
    public static Hostname Of(string text) => SettingValue.Of<Hostname>(text);

    public override string ToString() => text;

    private static string? WhatIsWrong(string text) => text switch
    {
        "" => "is empty",
        _ when text.Contains("://", StringComparison.Ordinal) => "has a scheme",
        _ when text.Contains('/') => "has a path",
        _ when IPAddress.TryParse(text.Trim('[', ']'), out _) => "is an IP address, which no route can name",
        _ when text.Contains(':') => "has a port, which is a setting of its own",
        _ when text.Contains('*') => "has a wildcard",
        _ when text.Contains('_') => "has an underscore, which host names cannot have",
        _ when text.Any(char.IsUpper) => "has upper-case letters",
        _ when text.Any(char.IsWhiteSpace) => "has white space",
        { Length: > MaxLength } => $"has {text.Length} characters, more than {MaxLength}",
        _ when !ObjectName.IsSubdomain(text) => "is not a host name",
        // A last label of digits alone is how clients recognise an IPv4 address.
        _ when text.Split('.')[^1].All(char.IsAsciiDigit) => "is an IP address, which no route can name",
        _ => null,
    };
}
