using System.ComponentModel;

namespace LossGen.Runtime;

/// <summary>Which rows are so short that a kernel takes one sample a lane, instead of one element of a row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShortRows
{
    /// <summary>The most elements of a short row.</summary>
    public const int LargestWidth = 64;

    /// <summary>Whether rows of this width are short.</summary>
    /// <param name="width">The number of elements of a row.</param>
    /// <returns>There is an element, and there are not too many.</returns>
    public static bool Are(int width) => width is > 0 and <= LargestWidth;
}
