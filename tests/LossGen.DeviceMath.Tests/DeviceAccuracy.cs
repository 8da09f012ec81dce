namespace LossGen.DeviceMathTests;

/// <summary>The worst errors of a function of a device in units in the last place: of floats separate and joined, then of doubles; and its bound.</summary>
internal sealed record DeviceAccuracy(string Function, IReadOnlyList<double> Errors, double Bound)
{
    /// <summary>One row a function, over as many samples each.</summary>
    public static IEnumerable<DeviceAccuracy> Rows(int samples) => DeviceErrors.Functions.Select(op => new DeviceAccuracy(
        DeviceErrors.CallOf(op)!,
        [.. new[] { false, true }.SelectMany(isDouble => DeviceMath.Both.Select(math => DeviceErrors.Worst(op, math, isDouble, samples, seed: 3).Ulps))],
        op.UlpBound));
}
