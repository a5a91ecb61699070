using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A map from text to inputs that is itself an input.</summary>
public sealed class InputMap<TValue>
    : Input<ImmutableDictionary<string, TValue>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>,
      IInputCollection
{
    private Input<ImmutableDictionary<string, Input<TValue>>> _elements;

    /// <summary>An empty map.</summary>
    public InputMap()
        : this(ImmutableDictionary<string, Input<TValue>>.Empty)
    {
    }

    private InputMap(Input<ImmutableDictionary<string, Input<TValue>>> elements)
        : base(Flatten(elements)) => _elements = elements;

    IInput IInputCollection.Elements => _elements;

    /// <summary>Adds an entry; a key given before must have the same value, which shows when the entry is read.</summary>
    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    /// <inheritdoc cref="this[string]"/>
    public void Add(string key, Input<TValue> value) => Become(_elements.Apply(map =>
        map.SetItem(key, map.TryGetValue(key, out var present) ? OneOf(key, present, value) : value)));

    /// <summary>Adds another map's entries; for collection initialisers.</summary>
    public void Add(InputMap<TValue> values) => AddRange(values);

    /// <summary>Adds another map's entries.</summary>
    public void AddRange(InputMap<TValue> values) =>
        Become(Output.Tuple(_elements, values._elements).Apply(maps => maps.Item1.AddRange(maps.Item2)));

    /// <summary>A new map of both maps' entries; for a key in both the second's.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second) =>
        new(Output.Tuple(first._elements, second._elements).Apply(maps => maps.Item1.SetItems(maps.Item2)));

    private void Become(Output<ImmutableDictionary<string, Input<TValue>>> elements)
    {
        _elements = elements;
        _output = Flatten(elements);
    }

    private static Output<TValue> OneOf(string key, Input<TValue> present, Input<TValue> added) =>
        Output.Tuple(present, added).Apply(values =>
            EqualityComparer<TValue>.Default.Equals(values.Item1, values.Item2)
                ? values.Item1
                : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));

    private static Output<ImmutableDictionary<string, TValue>> Flatten(
        Input<ImmutableDictionary<string, Input<TValue>>> elements) => elements.Apply(map => map is null
            ? Output.Create(default(ImmutableDictionary<string, TValue>)!)
            : Output.All(map.Select(entry => entry.Value.Apply(value => KeyValuePair.Create(entry.Key, value))))
                .Apply(entries => ImmutableDictionary.CreateRange(entries)));

    private static InputMap<TValue> From(Output<ImmutableDictionary<string, TValue>> values) =>
        new(values.Apply(map => map?.ToImmutableDictionary(entry => entry.Key, entry => (Input<TValue>)entry.Value)!));

    /// <summary>A map of values.</summary>
    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values) =>
        Output.Create(values);
    /// <summary>A map of values.</summary>
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values) =>
        From(Output.Create(values));
    /// <summary>A map to come.</summary>
    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values) =>
        From(values.Apply(ImmutableDictionary.CreateRange));
    /// <summary>A map to come.</summary>
    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values) =>
        From(values.Apply(ImmutableDictionary.CreateRange));
    /// <summary>A map to come.</summary>
    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => From(values);

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    /// <summary>The entries, once the map is known; none while it is not.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(
        CancellationToken cancellationToken)
    {
        var none = ImmutableDictionary<string, TValue>.Empty;
        foreach (var entry in await _output.GetValueAsync(whenUnknown: none).ConfigureAwait(false))
            yield return entry;
    }
}
