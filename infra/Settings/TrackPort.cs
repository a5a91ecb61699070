using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>
/// A port of a track's pods: <c>coordinator</c>, where statements are sent; <c>metrics</c>, that of the JMX exporter on the
/// nodes that have one; or a number, 1 to 65535, of every pod.
/// </summary>
public sealed record TrackPort : ISettingValue<TrackPort>
{
    private readonly string text;

    private TrackPort(string text, int? number = null) => (this.text, Number) = (text, number);

    public static TrackPort Coordinator { get; } = new("coordinator");

    public static TrackPort Metrics { get; } = new("metrics");

    /// <summary>Null of the ports that have a name.</summary>
    public int? Number { get; }

    public static bool TryParse(string text, [MaybeNullWhen(false)] out TrackPort value, out Problem problem)
    {
        value = new[] { Coordinator, Metrics }.FirstOrDefault(named => named.text == text);
        if (value is null && WholeNumber.TryParse(text, 1, 65535, out var number, out _))
            value = new(number.ToString(CultureInfo.InvariantCulture), number);
        problem = new("is no port of a track", "give coordinator, metrics, or a number from 1 to 65535");
        return value is not null;
    }

    public override string ToString() => text;
}
