using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace TrinoInfra.Checking;

/// <summary>What came of reading input: a value without fault, or everything that is wrong with the input.</summary>
public abstract record Checked<T>
    where T : notnull
{
    private Checked()
    {
    }

    /// <exception cref="FaultsException">The input is at fault.</exception>
    public T ValueOrThrow() => this switch
    {
        Good good => good.Value,
        Bad bad => throw new FaultsException(bad.Faults),
        _ => throw new InvalidOperationException("There is no third case."),
    };

    /// <summary>Goes on with the value, or passes the faults on without a call of <paramref name="next"/>.</summary>
    public Checked<TNext> Then<TNext>(Func<T, Checked<TNext>> next)
        where TNext : notnull
        => this switch
        {
            Good good => next(good.Value),
            Bad bad => new Checked<TNext>.Bad(bad.Faults),
            _ => throw new InvalidOperationException("There is no third case."),
        };

    /// <summary>True with the value and no fault, false with at least one fault.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, out ImmutableArray<Fault> faults)
    {
        (value, faults) = this switch
        {
            Good good => (good.Value, []),
            Bad bad => (default(T), bad.Faults),
            _ => throw new InvalidOperationException("There is no third case."),
        };
        return this is Good;
    }

    public sealed record Good(T Value) : Checked<T>;

    /// <summary>At least one thing is wrong: <paramref name="Faults"/> is never empty.</summary>
    public sealed record Bad(ImmutableArray<Fault> Faults) : Checked<T>;
}
