namespace TrinoInfra.Engine;

/// <summary>How long a download may take.</summary>
public sealed record DownloadLimits
{
    /// <summary>The whole of it, from the first connection to the last byte.</summary>
    public TimeSpan Overall { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest silence: before the answer, and between two pieces of it.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a download that takes its time says how far it is.</summary>
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromSeconds(5);
}
