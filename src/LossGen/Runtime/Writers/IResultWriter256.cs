using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>How a kernel of 256 bits writes consecutive vectors of a result. The bits are the same whichever way it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IResultWriter256
{
    /// <summary>Begins a range of whole vectors.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="first">The place of the first element.</param>
    void Begin<T>(ref T first)
        where T : unmanaged;

    /// <summary>Writes the next vector of the range.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="value">The elements.</param>
    /// <param name="array">The place that the index counts from.</param>
    /// <param name="index">The index of the first element.</param>
    void Write<T>(Vector256<T> value, ref T array, nuint index)
        where T : unmanaged;

    /// <summary>Ends the range.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="end">The place behind the last element.</param>
    void End<T>(ref T end)
        where T : unmanaged;
}
