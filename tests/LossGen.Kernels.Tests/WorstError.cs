using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests;

/// <summary>The worst error seen, in units in the last place and in units of the bound.</summary>
internal sealed class WorstError
{
    public double Ulps { get; private set; }

    public double Units { get; private set; }

    /// <summary>How many numbers were looked at.</summary>
    public int Count { get; private set; }

    /// <summary>Notes one number and returns its error in units of the bound.</summary>
    public double Note(double actual, Expectation expected, FloatFormat format, int factor, FloatFormat? stored = null)
    {
        var units = Bound.Error(actual, expected, format, factor, stored);
        var last = stored ?? format;
        Count++;
        Units = Math.Max(Units, units);

        // Below the normal numbers a unit in the last place says nothing, and beyond the largest one there is none.
        if (expected.Value.IsFinite && double.IsFinite(actual) && Math.Abs(expected.Value.Mid.ToDouble()) >= Math.ScaleB(1, last.SmallestExponent + last.SignificandBits))
            Ulps = Math.Max(Ulps, LossGen.Oracle.Arithmetic.Ulps.Of(actual, expected.Value, last));
        return units;
    }

    public void Include(WorstError other) => (Ulps, Units, Count) = (Math.Max(Ulps, other.Ulps), Math.Max(Units, other.Units), Count + other.Count);
}
