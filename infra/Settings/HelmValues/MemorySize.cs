using System.Globalization;
using System.Text.RegularExpressions;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Amounts of memory as texts, in bytes; null where the text is none, or 4 EiB and more.</summary>
internal static partial class MemorySize
{
    private static readonly Dictionary<string, decimal> kubernetes = new()
    {
        [""] = 1,
        ["k"] = 1e3m,
        ["M"] = 1e6m,
        ["G"] = 1e9m,
        ["T"] = 1e12m,
        ["Ki"] = 1L << 10,
        ["Mi"] = 1L << 20,
        ["Gi"] = 1L << 30,
        ["Ti"] = 1L << 40,
    };

    private static readonly Dictionary<string, decimal> trino = new()
    {
        ["B"] = 1,
        ["kB"] = 1L << 10,
        ["MB"] = 1L << 20,
        ["GB"] = 1L << 30,
        ["TB"] = 1L << 40,
    };

    private static readonly Dictionary<string, decimal> jvm = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = 1,
        ["k"] = 1L << 10,
        ["m"] = 1L << 20,
        ["g"] = 1L << 30,
        ["t"] = 1L << 40,
    };

    /// <summary>A size as the JVM's options take it, e.g. <c>2G</c>.</summary>
    public static long? OfJvm(string text) => Bytes(Form().Match(text), jvm);

    /// <summary>A Kubernetes quantity, e.g. <c>1536Mi</c>.</summary>
    public static long? OfKubernetes(string text) => Bytes(Form().Match(text), kubernetes);

    /// <summary>A DataSize of Trino, e.g. <c>2GB</c>, in powers of 1024; or a part of the heap, e.g. <c>30%</c>.</summary>
    public static Func<string, long?> OfTrino(long heapBytes) => text => text.EndsWith('%')
        ? Bytes(Form().Match(text[..^1]), new() { [""] = heapBytes / 100m })
        : Bytes(Form().Match(text), trino);

    private static long? Bytes(Match match, Dictionary<string, decimal> units) =>
        match.Success && units.TryGetValue(match.Groups["unit"].Value, out var unit)
            && Number(match.Groups["number"].ValueSpan) * unit is <= Largest and var bytes
            ? (long)bytes
            : null;

    private static decimal Number(ReadOnlySpan<char> text) =>
        decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    // So that the sum of two is a long, too.
    private const decimal Largest = long.MaxValue / 2;

    [GeneratedRegex(@"\A(?<number>[0-9]{1,15}(\.[0-9]{1,6})?)(?<unit>[A-Za-z]{0,2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
