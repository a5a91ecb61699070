using System.Collections.Immutable;

namespace TrinoInfra.Settings;

/// <summary>The Gateway controller: <c>trino-infra:istio</c>.</summary>
public sealed record IstioSettings
{
    /// <summary>False where the platform runs istiod, as it does behind a Gateway of its own.</summary>
    public bool Install { get; init; } = true;

    /// <summary>Values of the chart <c>istiod</c>, over the program's; each encrypted one a <see cref="Secret"/>.</summary>
    public ImmutableSortedDictionary<string, object?> Values { get; init; } =
        ImmutableSortedDictionary<string, object?>.Empty;
}
