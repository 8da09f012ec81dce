using LossGen.Oracle.Arithmetic;

namespace LossGen.StableMathTests;

/// <summary>Errors of the functions over samples of their domain.</summary>
internal static class Errors
{
    /// <summary>The error of a result in units in the last place of the truth, or of the scale where that is greater; null where the truth is out of reach.</summary>
    public static double? Of(StableFunction function, double[] x, double result, FloatFormat format)
    {
        if (function.TruthAt(x, format) is not var (truth, scale))
            return null;
        var ulps = Ulps.Of(result, truth, format);
        if (!double.IsFinite(ulps) || ulps == 0 || !scale.IsFinite || !truth.IsFinite)
            return ulps;
        var coarser = format.UlpExponent(scale.Mid) - format.UlpExponent(truth.Mid);
        return coarser > 0 ? Math.ScaleB(ulps, (int)-Math.Min(coarser, 2000)) : ulps;
    }

    /// <summary>The worst error over samples of doubles, with where it is.</summary>
    public static (double Ulps, double[] At) WorstOfDouble(StableFunction function, int samples, int seed) =>
        Worst(function, Samples.Of(function, samples, seed, isSingle: false), FloatFormat.Double, x => function.Double(x));

    /// <summary>The worst error over samples of floats, with where it is.</summary>
    public static (double Ulps, double[] At) WorstOfSingle(StableFunction function, int samples, int seed) =>
        Worst(function, Samples.Of(function, samples, seed, isSingle: true), FloatFormat.Single, x => function.Single([.. x.Select(value => (float)value)]));

    private static (double Ulps, double[] At) Worst(StableFunction function, IEnumerable<double[]> samples, FloatFormat format, Func<double[], double> compute)
    {
        var (worst, at) = (0d, Array.Empty<double>());
        foreach (var x in samples)
        {
            if (Of(function, x, compute(x), format) is { } error && !(error <= worst))
                (worst, at) = (error, x);
        }

        return (worst, at);
    }
}
