using System.Runtime.Intrinsics;
using LossGen.Runtime;

namespace LossGen.VectorMath.Accuracy;

/// <summary>A one-argument function of floats at every width, with its documented bound and its reference in double.</summary>
internal sealed record SingleFunction(
    string Name,
    double Bound,
    Func<Vector512<float>, Vector512<float>> Wide,
    Func<Vector256<float>, Vector256<float>> Middle,
    Func<Vector128<float>, Vector128<float>> Narrow,
    Func<float, float> Scalar,
    Func<double, double> Reference)
{
    /// <summary>Which arguments the function is for; all where nothing is stated.</summary>
    public Func<float, bool> Domain { get; init; } = static _ => true;

    public static IReadOnlyList<SingleFunction> All { get; } =
    [
        new("Exp", 1, Simd.Exp, Simd.Exp, Simd.Exp, Simd.Exp, Math.Exp),
        new("ExpOfNonPositive", 1, Simd.ExpOfNonPositive, Simd.ExpOfNonPositive, Simd.ExpOfNonPositive, Simd.ExpOfNonPositive, static x => x <= -87.68312f ? 0 : Math.Exp(x))
        {
            Domain = static x => x <= 0 || float.IsNaN(x),
        },
        new("Expm1", 1.4, Simd.Expm1, Simd.Expm1, Simd.Expm1, Simd.Expm1, References.Expm1),
        new("Log", 1.0, Simd.Log, Simd.Log, Simd.Log, Simd.Log, Math.Log),
        new("Log1p", 1.1, Simd.Log1p, Simd.Log1p, Simd.Log1p, Simd.Log1p, References.Log1p),
        new("Log1pOfUnit", 1.4, Simd.Log1pOfUnit, Simd.Log1pOfUnit, Simd.Log1pOfUnit, Simd.Log1pOfUnit, References.Log1p)
        {
            Domain = static x => x is >= 0 and <= 1 || float.IsNaN(x),
        },
        new("Tanh", 2.5, Simd.Tanh, Simd.Tanh, Simd.Tanh, Simd.Tanh, Math.Tanh),
        new("Sin", 0.51, Simd.Sin, Simd.Sin, Simd.Sin, Simd.Sin, Math.Sin),
        new("Cos", 0.51, Simd.Cos, Simd.Cos, Simd.Cos, Simd.Cos, Math.Cos),
    ];

    /// <summary>The function of every element; the length is a multiple of 16.</summary>
    public void Apply(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var i = 0; i < x.Length; i += Vector512<float>.Count)
            Wide(Vector512.Create(x.Slice(i, 16))).CopyTo(y[i..]);
    }
}
