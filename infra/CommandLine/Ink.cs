using Spectre.Console;

namespace TrinoInfra.CommandLine;

/// <summary>Colours that are read on a black screen and on a white one; the sixteen that a terminal has of its own need not be.</summary>
internal static class Ink
{
    public static Color Green => Color.Green4;

    public static Color Red => Color.Red3_1;

    public static Color Orange => Color.DarkOrange3;

    public static Color Purple => Color.Magenta3_1;

    /// <summary>For what explains.</summary>
    public static Color Grey => Color.Grey46;
}
