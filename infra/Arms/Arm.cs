using System.Collections.Immutable;
using TrinoInfra.Load;
using TrinoInfra.Pods;

namespace TrinoInfra.Arms;

/// <summary>A way to one and the same coordinator.</summary>
/// <param name="Name">E.g. <c>gateway</c>.</param>
/// <param name="Server">What its clients type.</param>
/// <param name="About">What stands between: a proxy and its version, or nothing.</param>
internal sealed record Arm(string Name, Uri Server, string About);

/// <summary>What was measured of an arm, a round a block.</summary>
internal sealed record ArmRounds(Arm Arm, ImmutableArray<ArmRound> Rounds);

/// <summary>One arm in one block.</summary>
/// <param name="Place">Which of all rounds it was, from 0.</param>
/// <param name="Connections">That were opened, in the warm-up too.</param>
/// <param name="Usage">Of its data plane, at the end of the round; null where nobody measures it.</param>
internal sealed record ArmRound(int Block, int Place, LoadSummary Load, long Connections, PodUsage? Usage);
