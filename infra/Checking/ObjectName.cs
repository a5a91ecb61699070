using System.Diagnostics.CodeAnalysis;

namespace TrinoInfra.Checking;

/// <summary>The name of a Kubernetes object: DNS labels joined by dots, at most 253 characters.</summary>
public sealed record ObjectName : ISettingValue<ObjectName>
{
    public const int MaxLength = 253;

    private readonly string text;

    private ObjectName(string text) => this.text = text;

    public static bool TryParse(string text, [MaybeNullWhen(false)] out ObjectName value, out Problem problem)
    {
        value = IsSubdomain(text) ? new(text) : null;
        problem = new(
            text.Length == 0 ? "is empty" : "is not the name of a Kubernetes object",
            $"give at most {MaxLength} lower-case letters, digits, hyphens and dots");
        return value is not null;
    }

    public override string ToString() => text;

    /// <summary>By RFC 1123, with labels of at most 63 characters; Kubernetes itself counts the whole alone.</summary>
    internal static bool IsSubdomain(string text) =>
        text.Length <= MaxLength && text.Split('.').All(label => DnsLabel.TryParse(label, out _, out _));
}
