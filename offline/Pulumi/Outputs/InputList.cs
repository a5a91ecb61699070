using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list of inputs that is itself an input.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable
{
    private Input<ImmutableArray<Input<T>>> _elements;

    public InputList()
        : this(ImmutableArray<Input<T>>.Empty)
    {
    }

    private InputList(Input<ImmutableArray<Input<T>>> elements)
        : base(Flatten(elements)) => _elements = elements;

    private protected override IOutput Parts => _elements.ToOutput();
    public void Add(params Input<T>[] inputs) => AddRange(inputs);
    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs)
    {
        _elements = Joined(inputs);
        _output = Flatten(_elements);
    }

    /// <summary>A new list of this one's elements and then the other's.</summary>
    public InputList<T> Concat(InputList<T> other) => new(Joined(other));

    /// <summary>Only there for initialisers: the elements may be unknown.</summary>
    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException($"A {GetType().FullName} cannot be synchronously enumerated.");

    private Output<ImmutableArray<Input<T>>> Joined(InputList<T> other) =>
        Output.Tuple(_elements, other._elements).Apply(lists => lists.Item1.AddRange(lists.Item2));

    private static Output<ImmutableArray<T>> Flatten(Input<ImmutableArray<Input<T>>> elements) => elements.Apply(
        list => list.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(list));

    private static InputList<T> From(IEnumerable<Input<T>> values) => ImmutableArray.CreateRange(values);

    public static implicit operator InputList<T>(T value) => From([value]);
    public static implicit operator InputList<T>(Output<T> value) => From([value]);
    public static implicit operator InputList<T>(Input<T> value) => From([value]);
    public static implicit operator InputList<T>(T[] values) => From(values.Select(value => (Input<T>)value));
    public static implicit operator InputList<T>(Output<T>[] values) => From(values.Select(value => (Input<T>)value));
    public static implicit operator InputList<T>(Input<T>[] values) => From(values);
    public static implicit operator InputList<T>(List<T> values) => From(values.Select(value => (Input<T>)value));
    public static implicit operator InputList<T>(List<Output<T>> values) => From(values.Select(value => (Input<T>)value));
    public static implicit operator InputList<T>(List<Input<T>> values) => From(values);
    public static implicit operator InputList<T>(ImmutableArray<T> values) => Output.Create(values);
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        values.IsDefault ? default(ImmutableArray<Input<T>>) : From(values.Select(value => (Input<T>)value));
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(values);
    public static implicit operator InputList<T>(Output<T[]> values) => values.Apply(ImmutableArray.CreateRange);
    public static implicit operator InputList<T>(Output<List<T>> values) => values.Apply(ImmutableArray.CreateRange);
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) => values.Apply(ImmutableArray.CreateRange);
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values.Apply(
        list => list.IsDefault ? default : ImmutableArray.CreateRange(list, value => (Input<T>)value)));
}
