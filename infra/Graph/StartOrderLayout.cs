namespace TrinoInfra.Graph;

/// <summary>How much room a picture of the start order takes; in pixels.</summary>
/// <param name="TellsKinds">Whether the kind of a resource stands before its name.</param>
/// <param name="Gap">From the longest name to the first step.</param>
/// <param name="BlockWidth">Of a step.</param>
/// <param name="Side">From a block to the first lane, and from the last one to the next block.</param>
/// <param name="Between">From lane to lane.</param>
internal sealed record StartOrderLayout(double Margin, bool TellsKinds, double Gap, double BlockWidth, double Side, double Between)
{
    /// <summary>For a page of a wiki.</summary>
    public static StartOrderLayout Wide { get; } = new(14, TellsKinds: true, Gap: 44, BlockWidth: 34, Side: 9, Between: 6);

    /// <summary>For a telephone: as narrow as the names let it be.</summary>
    public static StartOrderLayout Narrow { get; } = new(5, TellsKinds: false, Gap: 14, BlockWidth: 9, Side: 4, Between: 3);

    /// <summary>How far right of its step a lane is.</summary>
    public double Left(int lane) => Side + (lane * Between);

    /// <summary>Between two steps.</summary>
    /// <param name="last">The lane furthest to the right.</param>
    public double Width(int last) => Left(last) + Side;
}
