using System.Globalization;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Rules.Printing;

/// <summary>Numbers as people write them.</summary>
internal static class NumberText
{
    /// <summary>The shortest decimal that rounds to a number of a type, such as <c>1e-8</c>.</summary>
    public static string Of(double value, FloatFormat format)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "inf" : "-inf";
        var text = format == FloatFormat.Single ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        if (exponentAt < 0)
            return text.TrimStart('-') is "0" ? "0" : Shorter(text);
        var exponent = int.Parse(text[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return text[..exponentAt] + "e" + exponent.ToString(CultureInfo.InvariantCulture);
    }

    // 0.0001 is 1e-4, and 100000 is 1e5.
    private static string Shorter(string text)
    {
        var sign = text.StartsWith('-') ? "-" : "";
        var digits = text[sign.Length..];
        if (digits.StartsWith("0.000", StringComparison.Ordinal))
        {
            var significant = digits[2..].TrimStart('0');
            return sign + Mantissa(significant) + "e-" + (digits.Length - 1 - significant.Length).ToString(CultureInfo.InvariantCulture);
        }

        if (digits.Contains('.', StringComparison.Ordinal) || digits.Length < 6 || !digits.EndsWith("00000", StringComparison.Ordinal))
            return text;
        return sign + Mantissa(digits.TrimEnd('0')) + "e" + (digits.Length - 1).ToString(CultureInfo.InvariantCulture);
    }

    private static string Mantissa(string digits) => digits.Length == 1 ? digits : digits[0] + "." + digits[1..];
}
