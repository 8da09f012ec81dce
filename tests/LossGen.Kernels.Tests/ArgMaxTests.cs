using LossGen.Kernels.Tests.Formulas;
using LossGen.Runtime;

namespace LossGen.Kernels.Tests;

/// <summary>The position of the largest element: the lowest on ties, that of a NaN before all others, at every width of rows and of vectors.</summary>
public sealed class ArgMaxTests
{
    private static readonly int[] Vectors = [512, 256, 128, 1];

    /// <summary>Widths around blocks, whole steps, and the widest short row.</summary>
    public static TheoryData<int> Widths => [1, 2, 10, 16, 17, 63, 64, 65, 79, 80, 100, 127, 128, 129, 200, 1000];

    [Theory]
    [MemberData(nameof(Widths))]
    public void TheLargestElementIsFoundWhereverItStands(int width)
    {
        for (var i = 0; i < width; i++)
            AssertPosition(i, With(width, -1, (i, 2)));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void TheLowestOfEqualsIsFound(int width)
    {
        AssertPosition(0, With(width, 3));
        AssertPosition(0, With(width, 0, (0, -0f)));
        for (var i = 0; i < width; i++)
            AssertPosition(Math.Min(i, width - 1 - i), With(width, -1, (i, 2), (width - 1 - i, 2)));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ARowOfMinusInfinityHasItAtTheStart(int width)
    {
        AssertPosition(0, With(width, float.NegativeInfinity));
        for (var i = 0; i < width; i++)
            AssertPosition(i, With(width, float.NegativeInfinity, (i, -3e38f)));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void TheFirstNaNIsLargerThanAllNumbers(int width)
    {
        for (var i = 0; i < width; i++)
        {
            AssertPosition(i, With(width, 1, (width - 1 - i, float.PositiveInfinity), (i, float.NaN)));
            AssertPosition(Math.Min(i, width / 2), With(width, 1, (i, float.NaN), (width / 2, float.NaN)));
        }
    }

    private static float[] With(int width, float value, params (int Index, float Value)[] others)
    {
        var row = Enumerable.Repeat(value, width).ToArray();
        foreach (var (index, other) in others)
            row[index] = other;
        return row;
    }

    private static void AssertPosition(int expected, float[] row)
    {
        double[] wide = [.. row.Select(value => (double)value)];
        foreach (var vector in Vectors)
        {
            KernelWidth.Force(vector);
            try
            {
                foreach (var (label, accuracy) in new[] { (expected, 1), ((expected + 1) % row.Length, row.Length == 1 ? 1 : 0) })
                {
                    Assert.Equal(accuracy, Classification.CrossEntropy(row, [label]).accuracy);
                    Assert.Equal(accuracy, Classification.CrossEntropy(wide, [label]).accuracy);
                }
            }
            finally
            {
                KernelWidth.Force(null);
            }
        }
    }
}
