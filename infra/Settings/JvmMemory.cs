using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>
/// The size of a Java heap as <c>-Xmx</c> takes it: a whole number with k, m or g, in either case, powers of 1024.
/// From 512m, below which fewer than sixteen of the chart's 32 MiB G1 regions are left to Trino, to 4096g.
/// </summary>
public sealed partial record JvmMemory : ISettingValue<JvmMemory>
{
    public const long MinBytes = 512L << 20;
    public const long MaxBytes = 4096L << 30;

    private readonly string text;

    private JvmMemory(string text, long bytes) => (this.text, Bytes) = (text, bytes);

    public long Bytes { get; }

    public static bool TryParse(string text, [MaybeNullWhen(false)] out JvmMemory value, out Problem problem)
    {
        var isHeap = Form().IsMatch(text);
        var bytes = isHeap ? BytesOf(text) : 0;
        value = bytes is >= MinBytes and <= MaxBytes ? new(text, bytes) : null;
        problem = new(
            text.Length == 0 ? "is empty"
            : text.All(char.IsAsciiDigit) ? "has no unit"
            : !isHeap ? "is not the size of a Java heap"
            : bytes < MinBytes ? "is below 512m, too little for Trino" : "is above 4096g",
            "give a whole number with m or g, such as 512m or 8G");
        return value is not null;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not a heap's size.</exception>
    public static JvmMemory Of(string text) => SettingValue.Of<JvmMemory>(text);

    /// <summary>As it was written, which is how Java takes it; two are equal when they are written alike.</summary>
    public override string ToString() => text;

    // Ten digits never overflow.
    private static long BytesOf(string text)
    {
        var number = long.Parse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return number << char.ToLowerInvariant(text[^1]) switch
        {
            'k' => 10,
            'm' => 20,
            _ => 30,
        };
    }

    [GeneratedRegex(@"\A[0-9]{1,10}[kKmMgG]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
