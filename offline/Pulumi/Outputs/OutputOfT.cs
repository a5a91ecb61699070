using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A value that may arrive later, may stay unknown during a preview, and may be a secret.</summary>
public sealed class Output<T> : IOutput
{
    internal Task<OutputData<T>> DataTask { get; }

    internal Output(Task<OutputData<T>> data)
    {
        DataTask = data;
        // A run is over only when every output made in it is resolved, so that no failure goes unseen.
        Deployment.CurrentRun?.Runner.Track(data);
    }

    public static Output<T> Create(Task<T> value) => Create(value, isSecret: false);

    internal static Output<T> Create(Task<T> value, bool isSecret)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(ResolveAsync());

        async Task<OutputData<T>> ResolveAsync() =>
            OutputData<T>.Known(await value.ConfigureAwait(false)) with { IsSecret = isSecret };
    }

    /// <summary>Runs <paramref name="func"/> once the value is known; marks and dependencies carry over.</summary>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) => new(ApplyAsync(func));
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) => Apply(value => Output.Create(func(value)));
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) => Apply(value => Output.Create(func(value)));
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) => Apply(value => func(value).ToOutput());

    public Output<ValueTuple> Apply(Func<T, Task> func)
    {
        return Apply(value => Output.Create(RunAsync(value)));

        async Task<ValueTuple> RunAsync(T value)
        {
            await func(value).ConfigureAwait(false);
            return default;
        }
    }

    /// <summary>Advice: an output has no value to print.</summary>
    public override string ToString()
    {
        const string advice = "Calling [ToString] on an [Output<T>] is not supported. " +
            "Use Apply or Output.Format to get a text from its value.";
        Log.Warn(advice);
        return advice;
    }

    internal Output<T> With(Func<OutputData<T>, OutputData<T>> change)
    {
        return new(ChangeAsync());

        async Task<OutputData<T>> ChangeAsync() => change(await DataTask.ConfigureAwait(false));
    }

    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await DataTask.ConfigureAwait(false);
        return data.IsKnown ? data.Value : whenUnknown;
    }

    internal static async Task<OutputData<ImmutableArray<T>>> AllAsync(ImmutableArray<Input<T>> inputs)
    {
        var values = ImmutableArray.CreateBuilder<T>(inputs.Length);
        var all = OutputData<ImmutableArray<T>>.Known([]);
        foreach (Output<T> output in inputs)
        {
            var data = await output.DataTask.ConfigureAwait(false);
            values.Add(data.Value);
            all = all.Join(data, all.Value);
        }
        return all with { Value = values.MoveToImmutable() };
    }

    async Task<OutputData<object?>> IOutput.GetDataAsync() => (await DataTask.ConfigureAwait(false)).Untyped();

    private async Task<OutputData<TResult>> ApplyAsync<TResult>(Func<T, Output<TResult>?> func)
    {
        var outer = await DataTask.ConfigureAwait(false);
        if (!outer.IsKnown || func(outer.Value) is not { } output)
            return new(default!, outer.IsKnown, outer.IsSecret, outer.Resources);
        var inner = await output.DataTask.ConfigureAwait(false);
        return outer.Join(inner, inner.Value);
    }
}
