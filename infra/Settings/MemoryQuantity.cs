using System.Diagnostics.CodeAnalysis;
using TrinoInfra.Checking;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings;

/// <summary>An amount of memory as Kubernetes takes it, with a unit: <c>512Mi</c>, <c>1.5Gi</c> or <c>1G</c>; 128Mi to 1Ti.</summary>
public sealed record MemoryQuantity : ISettingValue<MemoryQuantity>
{
    private const long MinBytes = 128L << 20;
    private const long MaxBytes = 1L << 40;

    private readonly string text;

    private MemoryQuantity(string text) => this.text = text;

    public static bool TryParse(string text, [MaybeNullWhen(false)] out MemoryQuantity value, out Problem problem)
    {
        var what = text.Length == 0 ? "is empty"
            : MemorySize.OfKubernetes(text) is not { } bytes ? "is not an amount of memory"
            : char.IsAsciiDigit(text[^1]) ? "has no unit"
            : bytes < MinBytes ? "is below 128Mi, what Istio itself requests for a gateway"
            : bytes > MaxBytes ? "is above 1Ti" : null;
        value = what is null ? new(text) : null;
        problem = new(what ?? "", "give a number with Mi or Gi, such as 512Mi");
        return value is not null;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not an amount of memory.</exception>
    public static MemoryQuantity Of(string text) => SettingValue.Of<MemoryQuantity>(text);

    /// <summary>As it was written; two are equal when they are written alike.</summary>
    public override string ToString() => text;
}
