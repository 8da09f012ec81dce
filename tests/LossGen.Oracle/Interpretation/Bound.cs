using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>The bound that every number of a kernel is held to: |g − f| ≤ N·u·(|f| + κ) + η, and half a unit in the last place more where g is stored in fewer digits.</summary>
public static class Bound
{
    /// <summary>N for formulas of numbers alone.</summary>
    public const int OfNumbers = 4;

    /// <summary>N for formulas with rows, and for reduced losses.</summary>
    public const int OfRows = 8;

    /// <summary>The error in units of the bound: at most 1 where it holds.</summary>
    /// <param name="actual">What the kernel wrote.</param>
    /// <param name="expected">What is true.</param>
    /// <param name="format">The format of the arithmetic.</param>
    /// <param name="factor">N.</param>
    /// <param name="stored">The format that the number is stored in; null: that of the arithmetic.</param>
    public static double Error(double actual, Expectation expected, FloatFormat format, int factor, FloatFormat? stored = null)
    {
        if (!expected.Value.IsFinite)
            return actual.Equals(expected.Value.ToDoubleBounds().Lower) ? 0 : double.PositiveInfinity;
        var allowed = Allowed(expected, format, factor);
        if (stored is { } storage && storage != format && double.IsFinite(allowed))
            allowed += Math.ScaleB(1, (int)storage.UlpExponent(BigFloat.From(Math.Abs(expected.Value.Mid.ToDouble()) + allowed)) - 1);
        if (double.IsNaN(actual) || double.IsNaN(allowed))
            return double.PositiveInfinity;
        if (double.IsInfinity(actual))
            return MayOverflow(actual, expected.Value, allowed, stored ?? format) ? 0 : double.PositiveInfinity;
        var distance = BigFloat.AddUp(BigFloat.From(actual), -expected.Value.Mid).Abs().ToDouble();
        return distance == 0 ? 0 : double.IsInfinity(distance) ? double.PositiveInfinity : distance / allowed;
    }

    /// <summary>The error that is allowed.</summary>
    public static double Allowed(Expectation expected, FloatFormat format, int factor)
    {
        var unit = Math.ScaleB(1, -format.SignificandBits);
        var smallest = Math.ScaleB(1, format.SmallestExponent + format.SignificandBits - 1);
        return (factor * unit * (Math.Abs(expected.Value.Mid.ToDouble()) + expected.Kappa)) + (smallest * (1 + expected.Underflow));
    }

    // An infinity is right where the truth, moved by what is allowed, rounds to it.
    private static bool MayOverflow(double actual, Ball expected, double allowed, FloatFormat format)
    {
        if (expected.Mid.Sign != Math.Sign(actual))
            return false;
        return double.IsInfinity(format.ToDouble(expected.Mid))
            || double.IsInfinity(allowed)
            || double.IsInfinity(format.ToDouble(expected.Mid + new BigFloat(expected.Mid.Sign, 0) * BigFloat.From(allowed)));
    }
}
