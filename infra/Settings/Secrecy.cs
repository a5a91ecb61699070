using System.Collections.Frozen;

namespace TrinoInfra.Settings;

/// <summary>What of a configuration value is encrypted, place by place.</summary>
public sealed class Secrecy
{
    private readonly FrozenDictionary<string, Secrecy> parts;

    private Secrecy(FrozenDictionary<string, Secrecy> parts) => this.parts = parts;

    /// <summary>Nothing is.</summary>
    public static Secrecy Open { get; } = new(FrozenDictionary<string, Secrecy>.Empty);

    /// <summary>The value is, as a whole.</summary>
    public static Secrecy Encrypted { get; } = new(FrozenDictionary<string, Secrecy>.Empty);

    /// <summary>Something of it may be, and nobody says what.</summary>
    public static Secrecy Unknown { get; } = new(FrozenDictionary<string, Secrecy>.Empty);

    /// <summary>Of a key of a mapping, or of an index of a list by <see cref="Key"/>; open where nothing is said of it.</summary>
    public Secrecy this[string part] =>
        this == Encrypted || this == Unknown ? this : parts.GetValueOrDefault(part, Open);

    /// <summary>Of a mapping by its keys.</summary>
    public static Secrecy Of(IEnumerable<(string Key, Secrecy Secrecy)> parts)
    {
        Dictionary<string, Secrecy> kept = [];
        foreach (var (key, secrecy) in parts.Where(part => part.Secrecy != Open))
            kept[key] = secrecy;
        return kept.Count == 0 ? Open : new(kept.ToFrozenDictionary());
    }

    /// <summary>Of a list by its items.</summary>
    public static Secrecy Of(IEnumerable<Secrecy> items) => Of(items.Select((secrecy, index) => (Key(index), secrecy)));

    internal static string Key(int index) => $"{index}";
}
