using System.Globalization;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>A backendRef's <c>weight</c>: a whole number from 0 to 1,000,000, relative to its siblings.</summary>
public readonly record struct Weight : ISettingValue<Weight>
{
    public const int Max = 1_000_000;

    private Weight(int value) => Value = value;

    public int Value { get; }

    public static implicit operator int(Weight weight) => weight.Value;

    public static bool TryParse(string text, out Weight value, out Problem problem)
    {
        var isValid = WholeNumber.TryParse(text, 0, Max, out var number, out problem);
        value = isValid ? new(number) : default;
        return isValid;
    }

    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or above <see cref="Max"/>.</exception>
    public static Weight Of(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Max);
        return new(value);
    }

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
