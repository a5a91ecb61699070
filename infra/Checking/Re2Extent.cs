namespace TrinoInfra.Checking;

/// <summary>How much a pattern is, or a part of it, its repetitions unfolded.</summary>
/// <param name="Parts">How many characters, sets and the like.</param>
/// <param name="Size">The instructions of RE2's program for it, at most; measured with RE2 itself.</param>
internal readonly record struct Re2Extent(long Parts, long Size)
{
    /// <summary>Of what every program has.</summary>
    public const int OfProgram = 8;

    /// <summary>A character, or any: of several bytes, and in either case.</summary>
    public static Re2Extent OfAtom { get; } = new(1, 24);

    public static Re2Extent OfMember { get; } = new(0, 8);

    public static Re2Extent OfUnicodeClass { get; } = new(0, 1300);

    public static Re2Extent OfOperator { get; } = new(0, 2);

    public static Re2Extent operator +(Re2Extent one, Re2Extent other) => new(one.Parts + other.Parts, one.Size + other.Size);

    public static Re2Extent operator -(Re2Extent one, Re2Extent other) => new(one.Parts - other.Parts, one.Size - other.Size);

    public static Re2Extent operator *(Re2Extent one, int times) => new(one.Parts * times, one.Size * times);
}
