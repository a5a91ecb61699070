using System.Globalization;

namespace TrinoInfra.Checking;

/// <summary>Whole numbers within bounds.</summary>
internal static class WholeNumber
{
    /// <summary>Digits, with a minus before them or not; both bounds are allowed. The fix is given in any case.</summary>
    public static bool TryParse(string text, int min, int max, out int value, out Problem problem)
    {
        value = 0;
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var isWhole = digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9');
        var isInt = isWhole && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        problem = new(
            !isWhole ? "is not a whole number" : text.StartsWith('-') ? $"is below {min}"
            : value < min && isInt ? $"is below {min}" : $"is above {max}",
            $"give a whole number from {min} to {max}");
        return isInt && value >= min && value <= max;
    }
}
