using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output resolves to: a value and what must be known about it.</summary>
/// <param name="Value">The value; meaningless while it is not known.</param>
/// <param name="IsKnown">False during a preview for what only the provider can tell.</param>
/// <param name="IsSecret">Whether the value must be kept encrypted.</param>
/// <param name="Resources">The resources the value came from.</param>
internal readonly record struct OutputData<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    public static OutputData<T> Known(T value) => new(value, true, false, []);

    /// <summary>A new value with the marks of this one and another: of an output made from both.</summary>
    public OutputData<TNew> Join<TNew, TOther>(OutputData<TOther> other, TNew value) => new(
        value, IsKnown && other.IsKnown, IsSecret || other.IsSecret, Resources.Union(other.Resources));

    public OutputData<object?> Untyped() => new(Value, IsKnown, IsSecret, Resources);
}
