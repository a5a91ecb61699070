using System.Collections.Immutable;

namespace TrinoInfra.Arms.Page;

/// <summary>From values to places in a picture, with round values marked.</summary>
/// <param name="From">The lowest value.</param>
/// <param name="To">The highest; above <paramref name="From"/>.</param>
/// <param name="Begin">The place of the lowest, in pixels.</param>
/// <param name="End">The place of the highest.</param>
internal sealed record Axis(double From, double To, double Begin, double End)
{
    private const int MostTicks = 4;

    /// <summary>So that all values are on it, with a little room; of one value with some around it.</summary>
    public static Axis Of(IReadOnlyCollection<double> values, double begin, double end)
    {
        var (low, high) = values.Count == 0 ? (0, 1) : (values.Min(), values.Max());
        var room = high > low ? (high - low) * 0.08 : Math.Max(Math.Abs(high) * 0.1, 0.001);
        return new(low - room < 0 && low >= 0 ? 0 : low - room, high + room, begin, end);
    }

    public double Place(double value) => Begin + ((value - From) / (To - From) * (End - Begin));

    /// <summary>Of 1, 2 or 5 times a power of ten apart; at least one.</summary>
    public ImmutableArray<double> Ticks
    {
        get
        {
            var size = Math.Pow(10, Math.Floor(Math.Log10((To - From) / MostTicks)));
            var step = new[] { 1, 2, 5, 10 }.Select(times => times * size).First(each => (To - From) / each <= MostTicks);
            return [.. Enumerable.Range(0, MostTicks + 2).Select(index => (Math.Ceiling(From / step) + index) * step).TakeWhile(tick => tick <= To)];
        }
    }
}
