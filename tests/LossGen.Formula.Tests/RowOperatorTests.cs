using static LossGen.Formula;

namespace LossGen.FormulaTests;

public class RowOperatorTests
{
    private static readonly Row A = new(1, -2, 6);
    private static readonly Row B = new(2, -2, 4);

    public static TheoryData<string, float[]> Arithmetic => new()
    {
        { (-A).ToString(), [-1, 2, -6] },
        { (A + B).ToString(), [3, -4, 10] },
        { (A + 2).ToString(), [3, 0, 8] },
        { (2 + A).ToString(), [3, 0, 8] },
        { (A - B).ToString(), [-1, 0, 2] },
        { (A - 2).ToString(), [-1, -4, 4] },
        { (2 - A).ToString(), [1, 4, -4] },
        { (A * B).ToString(), [2, 4, 24] },
        { (A * 2).ToString(), [2, -4, 12] },
        { (2 * A).ToString(), [2, -4, 12] },
        { (A / B).ToString(), [0.5f, 1, 1.5f] },
        { (A / 2).ToString(), [0.5f, -1, 3] },
        { (6 / A).ToString(), [6, -3, 1] },
    };

    public static TheoryData<string, bool[]> Comparisons => new()
    {
        { (A < B).ToString(), [true, false, false] },
        { (A <= B).ToString(), [true, true, false] },
        { (A > B).ToString(), [false, false, true] },
        { (A >= B).ToString(), [false, true, true] },
        { (A < 1).ToString(), [false, true, false] },
        { (A <= 1).ToString(), [true, true, false] },
        { (A > 1).ToString(), [false, false, true] },
        { (A >= 1).ToString(), [true, false, true] },
        { (1 < A).ToString(), [false, false, true] },
        { (1 <= A).ToString(), [true, false, true] },
        { (1 > A).ToString(), [false, true, false] },
        { (1 >= A).ToString(), [true, true, false] },
        { Equal(A, B).ToString(), [false, true, false] },
        { Equal(A, 6).ToString(), [false, false, true] },
        { NotEqual(A, B).ToString(), [true, false, true] },
        { NotEqual(A, 6).ToString(), [true, true, false] },
    };

    public static TheoryData<string, bool[]> IntegerComparisons
    {
        get
        {
            IntRow a = new(1, -2, 6), b = new(2, -2, 4);
            return new()
            {
                { (a < b).ToString(), [true, false, false] },
                { (a <= b).ToString(), [true, true, false] },
                { (a > b).ToString(), [false, false, true] },
                { (a >= b).ToString(), [false, true, true] },
                { (a < 1).ToString(), [false, true, false] },
                { (a <= 1).ToString(), [true, true, false] },
                { (a > 1).ToString(), [false, false, true] },
                { (a >= 1).ToString(), [true, false, true] },
                { (1 < a).ToString(), [false, false, true] },
                { (1 <= a).ToString(), [true, false, true] },
                { (1 > a).ToString(), [false, true, false] },
                { (1 >= a).ToString(), [true, true, false] },
                { Equal(a, b).ToString(), [false, true, false] },
                { Equal(a, 6).ToString(), [false, false, true] },
                { NotEqual(a, b).ToString(), [true, false, true] },
                { NotEqual(a, 6).ToString(), [true, true, false] },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Arithmetic))]
    public void ArithmeticIsElementByElement(string actual, float[] expected) => Assert.Equal(new Row(expected).ToString(), actual);

    [Theory]
    [MemberData(nameof(Comparisons))]
    [MemberData(nameof(IntegerComparisons))]
    public void ComparisonsGiveAMask(string actual, bool[] expected) => Assert.Equal(new BoolRow(expected).ToString(), actual);

    [Fact]
    public void NaNComparesAsOnFloats()
    {
        var row = new Row(float.NaN);
        Assert.False(Any((row < 1) | (row >= 1) | (1 < row) | Equal(row, row) | Equal(row, float.NaN)));
        Assert.True(All(NotEqual(row, row) & NotEqual(row, float.NaN)));
    }

    [Fact]
    public void MasksCombine()
    {
        BoolRow a = new(true, true, false, false), b = new(true, false, true, false);
        Assert.Equal(new BoolRow(true, false, false, false), a & b);
        Assert.Equal(new BoolRow(true, true, true, false), a | b);
        Assert.Equal(new BoolRow(false, true, true, false), a ^ b);
        Assert.Equal(new BoolRow(false, false, true, true), !a);
    }

    [Fact]
    public void DifferentLengthsAreRefusedWithBoth()
    {
        Row three = new(1, 2, 3), two = new(1, 2);
        IntRow threeInts = new(1, 2, 3), twoInts = new(1, 2);
        BoolRow threeFlags = new(true, true, true), twoFlags = new(true, true);
        Func<object>[] calls =
        [
            () => three + two, () => three - two, () => three * two, () => three / two,
            () => three < two, () => three <= two, () => three > two, () => three >= two, () => Equal(three, two), () => NotEqual(three, two),
            () => threeInts < twoInts, () => threeInts <= twoInts, () => threeInts > twoInts, () => threeInts >= twoInts, () => Equal(threeInts, twoInts),
            () => threeFlags & twoFlags, () => threeFlags | twoFlags, () => threeFlags ^ twoFlags,
            () => Map(three, two, (x, y) => x), () => Dot(three, two), () => Cosine(three, two),
            () => Where(threeFlags, two, three), () => Where(threeFlags, three, two), () => Where(threeFlags, two, 0), () => Where(threeFlags, 0, two), () => Where(true, three, two),
            () => Clamp(three, two, three), () => Clamp(three, three, two),
            () => FusedMultiplyAdd(three, two, three), () => FusedMultiplyAdd(three, three, two), () => FusedMultiplyAdd(three, two, 1), () => FusedMultiplyAdd(three, 1, two),
        ];
        foreach (var call in calls)
            Assert.Matches("lengths, (3 and 2|2 and 3):", Assert.Throws<ArgumentException>(call).Message);
    }
}
