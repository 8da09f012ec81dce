using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.StableMathTests;

/// <summary>Spans of numbers and what the functions of spans should make of them.</summary>
internal static class Rows
{
    /// <summary>Around the blocks of every width, and far beyond them.</summary>
    public static IEnumerable<int> Lengths => [.. Enumerable.Range(0, 71), 1000];

    public static double[] Random(int length, int seed, double low = -8, double high = 8)
    {
        var random = new Random(seed + length);
        return [.. Enumerable.Range(0, length).Select(_ => (double)(float)(low + (high - low) * random.NextDouble()))];
    }

    public static float[] Single(double[] x) => [.. x.Select(value => (float)value)];

    public static Real Exact(double value) => new(Ball.From(value), new BallArithmetic(300));

    public static Real Sum(IEnumerable<Real> terms) => terms.Aggregate(Exact(0), (sum, term) => sum + term);

    public static Real SumOfExp(double[] x) => Sum(x.Select(value => Exact(value).Exp));

    public static Real Norm(double[] x) => Sum(x.Select(value => Exact(value).Square)).Sqrt;

    public static Real Dot(double[] x, double[] y) => Sum(x.Zip(y, (a, b) => Exact(a) * Exact(b)));

    public static Real Mean(double[] x) => Sum(x.Select(Exact)) / Exact(Math.Max(x.Length, 1));

    public static Real Variance(double[] x)
    {
        var mean = Mean(x);
        return Sum(x.Select(value => (Exact(value) - mean).Square)) / Exact(Math.Max(x.Length, 1));
    }

    public static Real NormP(double[] x, double p) => x.Length == 0 ? Exact(0) : Sum(x.Select(value => Exact(Math.Abs(value)).Pow(Exact(p)))).Pow(1 / Exact(p));

    /// <summary>The error in units of the type's roundoff times a magnitude.</summary>
    public static double Units(double actual, Real truth, double magnitude, bool isSingle)
    {
        var error = Math.Abs((Exact(actual) - truth).Ball.Mid.ToDouble());
        return error == 0 ? 0 : error / (magnitude * (isSingle ? 1 / 16777216d : 1 / 9007199254740992d));
    }
}
