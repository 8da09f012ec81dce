using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Evaluation;

namespace LossGen.Rules.Tests;

using Formula = LossGen.Compiler.Ir.Formula;

/// <summary>Values to a hundred bits.</summary>
internal static class Exact
{
    // 1e-30 of the value, or nothing at all.
    private const int RelativeBits = 100;
    private const int AbsoluteBits = 300;

    // Above it nothing is a number of any type, and the digits of a rounded constant no longer do.
    private const int BeyondAllTypes = 1100;

    public static Ball?[] Of(Formula formula, SampleInputs point) => Truth.Of(formula, point, IsEnough);

    /// <summary>Whether two values are one as far as they are known.</summary>
    public static bool Agree(Ball x, Ball y)
    {
        if (!x.IsFinite || !y.IsFinite)
            return x.Kind == y.Kind;
        if (x.Mid.TopExponent > BeyondAllTypes && y.Mid.TopExponent > BeyondAllTypes)
            return x.Mid.Sign == y.Mid.Sign;
        var difference = BigFloat.AddUp(x.Mid, -y.Mid).Abs();
        return difference.IsZero || difference.TopExponent <= Math.Max(x.Mid.IsZero ? long.MinValue : x.Mid.TopExponent - RelativeBits + 2, 2 - AbsoluteBits);
    }

    private static bool IsEnough(Ball ball) => ball.RelativeRadiusBits >= RelativeBits || ball.Radius.TopExponent <= -AbsoluteBits;
}
