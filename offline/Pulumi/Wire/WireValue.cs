using System.Collections.Immutable;

namespace Pulumi.Wire;

/// <summary>
/// The wire form: null, bool, double, string, <see cref="Resource"/>, lists and maps of these, and within them
/// <see cref="Unknown"/> and <see cref="Secret"/> where the value is not known or not open.
/// </summary>
internal static class WireValue
{
    /// <summary>A value that only the provider can tell.</summary>
    public static readonly object Unknown = new();

    /// <summary>A value marked as a secret.</summary>
    public sealed record Secret(object? Value);

    /// <summary>The plain value; one unknown or secret part marks the whole.</summary>
    public static OutputData<object?> Read(object? wire) => wire switch
    {
        Secret secret => Read(secret.Value) with { IsSecret = true },
        ImmutableArray<object?> list => ReadList(list),
        ImmutableDictionary<string, object?> map => ReadMap(map),
        _ when ReferenceEquals(wire, Unknown) => OutputData<object?>.Known(null) with { IsKnown = false },
        _ => OutputData<object?>.Known(wire),
    };

    private static OutputData<object?> ReadList(ImmutableArray<object?> list)
    {
        var marks = OutputData<object?>.Known(null);
        var values = ImmutableArray.CreateBuilder<object?>(list.Length);
        foreach (var element in list)
        {
            var data = Read(element);
            values.Add(data.Value);
            marks = marks.Merge<object?, object?>(data, null);
        }
        return marks with { Value = values.MoveToImmutable() };
    }

    private static OutputData<object?> ReadMap(ImmutableDictionary<string, object?> map)
    {
        var marks = OutputData<object?>.Known(null);
        var values = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (key, element) in map)
        {
            // Keys of the engine's own are not part of the value.
            if (key.StartsWith("__", StringComparison.Ordinal))
                continue;
            var data = Read(element);
            values.Add(key, data.Value);
            marks = marks.Merge<object?, object?>(data, null);
        }
        return marks with { Value = values.ToImmutable() };
    }
}
