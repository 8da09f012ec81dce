using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LossGen.Runtime;

namespace LossGen;

/// <summary>Eight sums side by side that keep what their additions round off, as <see cref="CompensatedSum"/> does for one.</summary>
internal struct LaneSum
{
    private Vector512<double> sum;
    private Vector512<double> rest;

    /// <summary>The sum of the lanes; infinite or NaN where the plain sum is.</summary>
    public readonly double Value
    {
        get
        {
            var plain = Reduce.Sum(sum);
            if (!double.IsFinite(plain))
                return plain;
            var total = default(CompensatedSum);
            for (var lane = 0; lane < Vector512<double>.Count; lane++)
                total.Add(sum.GetElement(lane));
            return total.Value + Reduce.Sum(rest);
        }
    }

    /// <summary>Adds a term to each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Vector512<double> terms)
    {
        var total = sum + terms;
        var part = total - sum;
        rest += (sum - (total - part)) + (terms - part);
        sum = total;
    }
}
