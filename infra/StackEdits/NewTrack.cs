using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.StackEdits;

/// <summary>A track to add, of weight 0.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The tag of its image, written out.</param>
/// <param name="Chart">The version of its chart, written out.</param>
/// <param name="Like">The track whose other settings it gets, <c>match</c> excepted; null for one that has none.</param>
public sealed record NewTrack(DnsLabel Name, ImageTag Version, string Chart, string? Like);
