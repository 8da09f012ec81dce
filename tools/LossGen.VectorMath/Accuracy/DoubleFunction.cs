using System.Runtime.Intrinsics;
using LossGen.Runtime;

namespace LossGen.VectorMath.Accuracy;

/// <summary>A one-argument function of doubles at every width, with its documented bound and its reference in twice the precision.</summary>
internal sealed record DoubleFunction(
    string Name,
    double Bound,
    Func<Vector512<double>, Vector512<double>> Wide,
    Func<Vector256<double>, Vector256<double>> Middle,
    Func<Vector128<double>, Vector128<double>> Narrow,
    Func<double, double> Scalar,
    Func<double, DoubleDouble> Reference,
    double From,
    double To)
{
    public static IReadOnlyList<DoubleFunction> All { get; } =
    [
        new("Exp", 1, Simd.Exp, Simd.Exp, Simd.Exp, Simd.Exp, DoubleDouble.Exp, -744, 709.78),
        new("ExpOfNonPositive", 1, Simd.ExpOfNonPositive, Simd.ExpOfNonPositive, Simd.ExpOfNonPositive, Simd.ExpOfNonPositive, DoubleDouble.Exp, -708.6, 0),
        new("Expm1", 1.5, Simd.Expm1, Simd.Expm1, Simd.Expm1, Simd.Expm1, DoubleDouble.Expm1, -50, 709.78),
        new("Log", 1.1, Simd.Log, Simd.Log, Simd.Log, Simd.Log, DoubleDouble.Log, 0, double.MaxValue),
        new("Log1p", 1.5, Simd.Log1p, Simd.Log1p, Simd.Log1p, Simd.Log1p, DoubleDouble.Log1p, -1, 1e300),
        new("Log1pOfUnit", 1.5, Simd.Log1pOfUnit, Simd.Log1pOfUnit, Simd.Log1pOfUnit, Simd.Log1pOfUnit, DoubleDouble.Log1p, 0, 1),
        new("Tanh", 2.0, Simd.Tanh, Simd.Tanh, Simd.Tanh, Simd.Tanh, DoubleDouble.Tanh, -25, 25),
    ];

    /// <summary>Arguments of every magnitude within the range, half of them near the interesting ones.</summary>
    public IEnumerable<double> Samples(int count, int seed)
    {
        var random = new Random(seed);
        for (var produced = 0; produced < count;)
        {
            var x = produced % 2 == 0
                ? BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))
                : Math.CopySign(Math.Pow(2, random.NextDouble() * 16 - 8), random.NextDouble() - 0.5);
            if (!(x > From && x < To))
                x = random.NextDouble() * Math.Min(To, 4) * (From < 0 && random.Next(2) == 0 ? -1 : 1);
            if (!(x > From && x < To))
                continue;
            produced++;
            yield return x;
        }
    }
}
