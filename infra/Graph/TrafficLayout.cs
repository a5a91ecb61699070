namespace TrinoInfra.Graph;

/// <summary>Where the columns of a picture of traffic are; in pixels.</summary>
/// <param name="Listeners">Null for none.</param>
/// <param name="TellsAll">Whether a track says all that there is to say of it.</param>
internal sealed record TrafficLayout(double Margin, Column? Listeners, Column Routes, Column Tracks, bool TellsAll)
{
    /// <summary>For a page of a wiki.</summary>
    public static TrafficLayout Wide { get; } = new(14, new(14, 176), new(246, 396), new(758, 246), TellsAll: true);

    /// <summary>For a telephone, whose page is as wide, or for half a slide: without the listeners, and with tracks in few words.</summary>
    public static TrafficLayout Narrow { get; } = new(5, null, new(5, 190), new(243, 132), TellsAll: false);

    public double Width => Tracks.Right + Margin;
}

internal readonly record struct Column(double X, double Width)
{
    public double Right => X + Width;
}
