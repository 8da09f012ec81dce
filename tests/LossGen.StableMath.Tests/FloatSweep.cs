using System.Diagnostics;

namespace LossGen.StableMathTests;

/// <summary>The worst error of a function of one float over all of them, in units in the last place of the true result.</summary>
internal static class FloatSweep
{
    /// <summary>Every stride-th float; with a stride of 1 all 2^32.</summary>
    public static (double Ulps, double At) Worst(StableFunction function, uint stride, Action<string> tell)
    {
        var (worst, at) = (0d, 0d);
        var (gate, done, watch) = (new Lock(), 0, Stopwatch.StartNew());
        Parallel.For(0, 1 << 12, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, chunk =>
        {
            var (chunkWorst, chunkAt) = WorstOf(function, (uint)chunk << 20, stride);
            lock (gate)
            {
                if (!(chunkWorst <= worst))
                    (worst, at) = (chunkWorst, chunkAt);
                if (++done % 512 == 0)
                    tell(FormattableString.Invariant($"{function.Name}: {done * 100 >> 12} % after {watch.Elapsed.TotalSeconds:F0} s, {worst:F3} ulp at {at:R}"));
            }
        });
        return (worst, at);
    }

    private static (double Ulps, double At) WorstOf(StableFunction function, uint first, uint stride)
    {
        var (compute, reference, scale) = (function.OfFloat!, function.Fast!, function.FastScale);
        var (worst, at) = (0d, 0f);
        for (var i = 0u; i < 1 << 20; i += stride)
        {
            var x = BitConverter.UInt32BitsToSingle(first + i);
            if (float.IsNaN(x) && !float.IsNaN(compute(x)))
                return (double.PositiveInfinity, x);
            if (float.IsNaN(x))
                continue;
            var truth = reference(x);
            var error = Error(compute(x), truth, scale is null ? 0 : scale(x));
            if (!(error <= worst))
                (worst, at) = (error, x);
        }

        return (worst, at);
    }

    private static double Error(float y, double truth, double scale)
    {
        if (float.IsNaN(y) || double.IsNaN(truth))
            return float.IsNaN(y) && double.IsNaN(truth) ? 0 : double.PositiveInfinity;
        // Infinity counts as the first number above the largest float.
        const double Above = 340282366920938463463374607431768211456d;
        var difference = Math.Clamp(y, -Above, Above) - Math.Clamp(truth, -Above, Above);
        return difference == 0 ? 0 : Math.Abs(difference) / Spacing(Math.Min(Math.Max(Math.Abs(truth), Math.Abs(scale)), float.MaxValue));
    }

    private static double Spacing(double magnitude)
    {
        var exponent = (int)(BitConverter.DoubleToInt64Bits(magnitude) >> 52) - 1023;
        return BitConverter.Int64BitsToDouble((Math.Max(exponent, -126) - 23 + 1023L) << 52);
    }
}
