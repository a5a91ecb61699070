using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Makes and combines outputs: a combination is unknown if one part is, and secret if one is.</summary>
public static class Output
{
    public static Output<T> Create<T>(T value) => Create(Task.FromResult(value));
    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);
    public static Output<T> CreateSecret<T>(T value) => CreateSecret(Task.FromResult(value));
    public static Output<T> CreateSecret<T>(Task<T> value) => Output<T>.Create(value, isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.With(data => data with { IsSecret = true });
    }

    public static Output<T> Unsecret<T>(Output<T> output) => output.With(data => data with { IsSecret = false });

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) =>
        (await output.DataTask.ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => new(Output<T>.AllAsync([.. inputs]));
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) =>
        All(outputs.Select(output => (Input<T>)output));

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2)
    {
        return new(BothAsync());

        async Task<OutputData<(T1, T2)>> BothAsync()
        {
            var first = await item1.DataTask.ConfigureAwait(false);
            var second = await item2.DataTask.ConfigureAwait(false);
            return first.Join(second, (first.Value, second.Value));
        }
    }

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        Tuple(Tuple(item1, item2), item3).Apply(v => (v.Item1.Item1, v.Item1.Item2, v.Item2));

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) =>
        Tuple(item1.ToOutput(), item2.ToOutput());

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput());

    /// <summary>A text with inputs and outputs in its holes.</summary>
    public static Output<string> Format(FormattableString formattableString) =>
        All(formattableString.GetArguments().Select(Untyped)).Apply(values =>
            string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));

    internal static Output<object?> Untyped(object? value) => value switch
    {
        IInput input => new(input.Whole.GetDataAsync()),
        IOutput output => new(output.GetDataAsync()),
        _ => Create(value),
    };
}
