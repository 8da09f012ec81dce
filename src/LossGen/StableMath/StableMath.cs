namespace LossGen;

/// <summary>
/// The functions that losses are made of, written so that they keep their digits and their range: log(1 + e^x) that neither overflows at 1000
/// nor vanishes at −40, norms of huge vectors, logarithms of probabilities next to 1.
/// </summary>
/// <remarks>
/// <para>
/// NaN in an argument gives NaN unless a function says otherwise; infinities give the limit, and a limit of 0 has the sign of the argument where
/// the function is odd.
/// </para>
/// <para>
/// The functions of doubles are the scalar forms of what the kernels compute: the primitives from the descriptions that the vector math is printed
/// from, the composites from the texts that formulas are lowered to. The functions of floats compute in double and round once.
/// Errors are in units in the last place of the true result: over every float for functions of one float, else over samples. docs/accuracy.md has
/// the tables.
/// </para>
/// </remarks>
public static partial class StableMath
{
    private const double Ln2 = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996e-17;

    /// <summary>A polynomial, its lowest coefficient first. tools/LossGen.VectorMath/Coefficients prints the coefficients.</summary>
    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        var sum = 0d;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            sum = double.MultiplyAddEstimate(sum, x, coefficients[i]);
        return sum;
    }
}
