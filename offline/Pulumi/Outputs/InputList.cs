using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A list of inputs that is itself an input.</summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>, IInputCollection
{
    private Input<ImmutableArray<Input<T>>> _elements;

    /// <summary>An empty list.</summary>
    public InputList()
        : this(ImmutableArray<Input<T>>.Empty)
    {
    }

    private InputList(Input<ImmutableArray<Input<T>>> elements)
        : base(Flatten(elements)) => _elements = elements;

    IInput IInputCollection.Elements => _elements;

    /// <summary>Appends elements.</summary>
    public void Add(params Input<T>[] inputs) => AddRange(inputs);

    /// <summary>Appends another list; for collection initialisers.</summary>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Appends another list.</summary>
    public void AddRange(InputList<T> inputs)
    {
        _elements = Joined(inputs);
        _output = Flatten(_elements);
    }

    /// <summary>A new list of this one's elements and then the other's.</summary>
    public InputList<T> Concat(InputList<T> other) => new(Joined(other));

    internal InputList<T> Clone() => new(_elements);

    private Output<ImmutableArray<Input<T>>> Joined(InputList<T> other) =>
        Output.Tuple(_elements, other._elements).Apply(lists => lists.Item1.AddRange(lists.Item2));

    private static Output<ImmutableArray<T>> Flatten(Input<ImmutableArray<Input<T>>> elements) => elements.Apply(
        list => list.IsDefault ? Output.Create(default(ImmutableArray<T>)) : Output.All(list));

    private static InputList<T> From(IEnumerable<Input<T>> values) => new(ImmutableArray.CreateRange(values));

    private static InputList<T> From(Output<ImmutableArray<T>> values) => new(values.Apply(
        list => list.IsDefault ? default : ImmutableArray.CreateRange(list, value => (Input<T>)value)));

    /// <summary>A list of one value.</summary>
    public static implicit operator InputList<T>(T value) => From([value]);
    /// <summary>A list of one output.</summary>
    public static implicit operator InputList<T>(Output<T> value) => From([value]);
    /// <summary>A list of one input.</summary>
    public static implicit operator InputList<T>(Input<T> value) => From([value]);
    /// <summary>A list of values.</summary>
    public static implicit operator InputList<T>(T[] values) => From(values.Select(value => (Input<T>)value));
    /// <summary>A list of outputs.</summary>
    public static implicit operator InputList<T>(Output<T>[] values) => From(values.Select(value => (Input<T>)value));
    /// <summary>A list of inputs.</summary>
    public static implicit operator InputList<T>(Input<T>[] values) => From(values);
    /// <summary>A list of values.</summary>
    public static implicit operator InputList<T>(List<T> values) => From(values.Select(value => (Input<T>)value));
    /// <summary>A list of outputs.</summary>
    public static implicit operator InputList<T>(List<Output<T>> values) => From(values.Select(value => (Input<T>)value));
    /// <summary>A list of inputs.</summary>
    public static implicit operator InputList<T>(List<Input<T>> values) => From(values);
    /// <summary>A list of values.</summary>
    public static implicit operator InputList<T>(ImmutableArray<T> values) => From(Output.Create(values));
    /// <summary>A list of outputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        new(values.IsDefault ? default : ImmutableArray.CreateRange(values, value => (Input<T>)value));
    /// <summary>A list of inputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(values);
    /// <summary>A list to come.</summary>
    public static implicit operator InputList<T>(Output<T[]> values) => From(values.Apply(ImmutableArray.CreateRange));
    /// <summary>A list to come.</summary>
    public static implicit operator InputList<T>(Output<List<T>> values) => From(values.Apply(ImmutableArray.CreateRange));
    /// <summary>A list to come.</summary>
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) =>
        From(values.Apply(ImmutableArray.CreateRange));
    /// <summary>A list to come.</summary>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => From(values);

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    /// <summary>The elements, once the list is known; none while it is not.</summary>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await _output.GetValueAsync(whenUnknown: []).ConfigureAwait(false))
            yield return value;
    }
}
