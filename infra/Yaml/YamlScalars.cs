using System.Globalization;
using System.Text.RegularExpressions;

namespace TrinoInfra.Yaml;

/// <summary>
/// What a plain scalar is, by the rules of the YAML library that Pulumi uses (yaml.v3): the core schema of YAML 1.2, but
/// octal numbers, underscores in numbers and dates are those of 1.1; yes, no, on and off are texts.
/// </summary>
internal static partial class YamlScalars
{
    public enum Kind
    {
        Text,
        Null,
        True,
        False,
        Number,
        /// <summary>A date or time of YAML 1.1, e.g. <c>2026-01-31</c>.</summary>
        Date,
        /// <summary><c>.nan</c> or <c>.inf</c>, which JSON cannot hold.</summary>
        NotFinite,
    }

    public static bool IsText(YamlScalar scalar) => KindOf(scalar, out _) == Kind.Text;

    /// <param name="scalar">The scalar.</param>
    /// <param name="number">The number in JSON: as written where that is JSON, else its value; empty where the scalar is none.</param>
    public static Kind KindOf(YamlScalar scalar, out string number)
    {
        number = "";
        if (!scalar.IsPlain)
            return Kind.Text;
        switch (scalar.Text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return Kind.Null;
            case "true" or "True" or "TRUE":
                return Kind.True;
            case "false" or "False" or "FALSE":
                return Kind.False;
            case ".nan" or ".NaN" or ".NAN":
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF":
                return Kind.NotFinite;
        }

        if (Date().IsMatch(scalar.Text))
            return Kind.Date;
        if (Json().IsMatch(scalar.Text) && IsFinite(scalar.Text))
            number = scalar.Text;
        else if (scalar.Text[0] is '+' or '-' or '.' or (>= '0' and <= '9'))
            number = Number(scalar.Text[0] == '.' ? scalar.Text : scalar.Text.Replace("_", "", StringComparison.Ordinal));
        return number.Length == 0 ? Kind.Text : Kind.Number;
    }

    private static string Number(string text)
    {
        if (BasedInteger().Match(text) is { Success: true } based && Integer(based) is { } value)
            return value;
        return Float().IsMatch(text) && IsFinite(text)
            ? double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)
            : "";
    }

    private static string? Integer(Match match)
    {
        var (digits, radix) = match.Groups["hex"] is { Success: true } hex ? (hex.Value, 16u)
            : match.Groups["binary"] is { Success: true } binary ? (binary.Value, 2u)
            : (match.Groups["octal"].Value, 8u);
        UInt128 value = 0;
        foreach (var digit in digits)
        {
            value = (value * radix) + (UInt128)Convert.ToUInt32(digit.ToString(), 16);
            if (value > ulong.MaxValue)
                return null;
        }

        var isNegative = match.Groups["sign"].Value == "-";
        if (isNegative && value > (UInt128)long.MaxValue + 1)
            return null;
        return (isNegative && value != 0 ? "-" : "") + value.ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsFinite(string number) => double.IsFinite(double.Parse(number, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Json();

    [GeneratedRegex(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Float();

    [GeneratedRegex(
        @"\A(?<sign>[-+]?)0([xX](?<hex>[0-9a-fA-F]+)|[bB](?<binary>[01]+)|[oO]?(?<octal>[0-7]+))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex BasedInteger();

    [GeneratedRegex(
        @"\A[0-9]{4}-(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])"
            + @"([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}
