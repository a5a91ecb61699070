using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map from text to inputs that is itself an input.</summary>
public sealed class InputMap<TValue> : Input<ImmutableDictionary<string, TValue>>, IEnumerable
{
    private Input<ImmutableDictionary<string, Input<TValue>>> _entries;

    public InputMap()
        : this(ImmutableDictionary<string, Input<TValue>>.Empty)
    {
    }

    private InputMap(Input<ImmutableDictionary<string, Input<TValue>>> entries)
        : base(Flatten(entries)) => _entries = entries;

    private protected override IOutput Parts => _entries.ToOutput();

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>Adds an entry; a key given before must have the same value, which shows when the entry is read.</summary>
    public void Add(string key, Input<TValue> value) => Become(_entries.Apply(map =>
        map.SetItem(key, map.TryGetValue(key, out var present) ? OneOf(key, present, value) : value)));

    public void Add(InputMap<TValue> values) => AddRange(values);
    public void AddRange(InputMap<TValue> values) =>
        Become(Output.Tuple(_entries, values._entries).Apply(maps => maps.Item1.AddRange(maps.Item2)));

    /// <summary>A new map of both maps' entries; for a key in both the second's.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Output.Tuple(first._entries, second._entries).Apply(maps => maps.Item1.SetItems(maps.Item2)));

    /// <summary>Only there for initialisers: the entries may be unknown.</summary>
    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated.");

    private void Become(Input<ImmutableDictionary<string, Input<TValue>>> entries)
    {
        _entries = entries;
        _output = Flatten(entries);
    }

    private static Output<TValue> OneOf(string key, Input<TValue> present, Input<TValue> added) =>
        Output.Tuple(present, added).Apply(values =>
            EqualityComparer<TValue>.Default.Equals(values.Item1, values.Item2)
                ? values.Item1
                : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    private static Output<ImmutableDictionary<string, TValue>> Flatten(Input<ImmutableDictionary<string, Input<TValue>>> entries) =>
        entries.Apply(map => map is null
            ? Output.Create(default(ImmutableDictionary<string, TValue>)!)
            : Output.All(map.Select(entry => entry.Value.Apply(value => KeyValuePair.Create(entry.Key, value))))
                .Apply(all => ImmutableDictionary.CreateRange(all)));

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) => Output.Create(values);
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) => Output.Create(values);
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        values.Apply(ImmutableDictionary.CreateRange);
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        values.Apply(ImmutableDictionary.CreateRange);
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) =>
        new(values.Apply(map => map?.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value)!));
}
