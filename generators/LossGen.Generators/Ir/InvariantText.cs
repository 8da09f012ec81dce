using System.Globalization;

namespace LossGen.Compiler.Ir;

/// <summary>Numbers as text, the same in every culture.</summary>
internal static class InvariantText
{
    public static string ToText(this int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string ToText(this double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
