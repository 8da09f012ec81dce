using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace LossGen.Runtime;

/// <summary>A sum that keeps what every addition rounds off (Neumaier): as if added in twice the precision, in a fixed order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct CompensatedSum
{
    private double sum;
    private double rest;

    /// <summary>The sum, rounded once.</summary>
    public readonly double Value => double.IsFinite(sum) ? sum + rest : sum;

    /// <summary>Adds a term.</summary>
    /// <param name="term">The term.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double term)
    {
        // Knuth's two-sum: exact without a comparison of magnitudes.
        var total = sum + term;
        var part = total - sum;
        rest += (sum - (total - part)) + (term - part);
        sum = total;
    }
}
