namespace LossGen.Runtime;

/// <summary>Functions of one lane that Math does not have.</summary>
internal static class LaneFunctions
{
    public static double Exp2(double x) => Math.Pow(2, x);

    public static double Exp10(double x) => Math.Pow(10, x);
}
