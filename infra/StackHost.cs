using Pulumi;
using TrinoInfra.Settings;

namespace TrinoInfra;

/// <summary>What the stack takes from whoever runs it: the engine, an offline plan, a test.</summary>
/// <param name="GatewayApiChart">
/// The folder of the Gateway API's chart, relative to the project; under the engine it is there where the stack installs it.
/// </param>
public sealed record StackHost(StackSettings Settings, string GatewayApiChart)
{
    /// <summary>Called for every resource, in this order.</summary>
    public IReadOnlyList<ResourceTransformation> Transformations { get; init; } = [];

    /// <summary>Called when a track's release failed; null where nobody could say more than the engine.</summary>
    public ErrorHookCallback? OnTrackFailure { get; init; }
}
