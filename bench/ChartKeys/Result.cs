using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TrinoInfra.Bench.ChartKeys;

/// <summary>What an expression of a template may be: places in the values, the template's whole context, constant texts.</summary>
internal sealed record Result(
    ImmutableHashSet<(ChartValue Value, string Without)> Places, ImmutableHashSet<string> Texts, bool IsContext = false)
{
    public static Result None { get; } = new([], []);

    /// <summary>What holds <c>.Values</c>.</summary>
    public static Result Context { get; } = None with { IsContext = true };

    public static Result Of(string text) => None with { Texts = [text] };

    /// <summary>The same for the same.</summary>
    public string Id => string.Join(
        ' ', [$"{IsContext}", .. Places.Select(place => $"{RuntimeHelpers.GetHashCode(place.Value)}-{place.Without}").Order(), .. Texts.Order()]);

    public Result Or(Result other) =>
        new(Places.Union(other.Places), Texts.Union(other.Texts), IsContext || other.IsContext);

    public Result Field(string name, ChartValue values)
    {
        var below = Of(Places.Where(place => !place.Without.Split(' ').Contains(name)).Select(place => place.Value[name]));
        return IsContext && name == "Values" ? below.Or(Of([values])) : below;
    }

    /// <summary>What stands at a key that an expression names.</summary>
    public Result Key(Result key, ChartValue values) => key.Texts.IsEmpty
        ? Elements(ofList: false)
        : key.Texts.Aggregate(None, (all, name) => all.Or(Field(name, values)));

    public Result Elements(bool ofList) => Of(Places.Select(place => place.Value.AnyElement(ofList))) with { Texts = Texts };

    public Result Without(IEnumerable<string> keys)
    {
        var without = string.Join(' ', keys);
        return this with { Places = [.. Places.Select(place => (place.Value, $"{place.Without} {without}".Trim()))] };
    }

    /// <summary>They are printed whole; all values together are so for debugging only.</summary>
    public void Print(ChartValue values)
    {
        foreach (var (value, _) in Places.Where(place => place.Value != values))
            value.IsFree = true;
    }

    private static Result Of(IEnumerable<ChartValue> places) => None with { Places = [.. places.Select(place => (place, ""))] };
}
