using System.Collections.Immutable;

namespace TrinoInfra.Settings;

/// <summary>The Gateway controller: <c>trino-infra:istio</c>.</summary>
public sealed record IstioSettings
{
    /// <summary><c>false</c> where the platform runs istiod.</summary>
    /// <value key="istio.install"><c>true</c>; with <c>gateway.existing</c> <c>false</c></value>
    public bool Install { get; init; } = true;

    /// <summary>Values of the chart <c>istiod</c>, over the program's.</summary>
    /// <value key="istio.values"><c>{}</c></value>
    public ImmutableSortedDictionary<string, object?> Values { get; init; } =
        ImmutableSortedDictionary<string, object?>.Empty;
}
