using LossGen.Runtime;

namespace LossGen.StableMathTests;

[Collection("width")]
public sealed class SoftmaxTests : IDisposable
{
    public static TheoryData<int> Widths => [512, 256, 128, 1];

    public void Dispose() => KernelWidth.Force(null);

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_log_sum_is_accurate_at_every_length(int width)
    {
        KernelWidth.Force(width);
        foreach (var length in Rows.Lengths.Skip(1))
        {
            var x = Rows.Random(length, 1, -30, 30);
            var truth = Rows.SumOfExp(x).Log;
            var magnitude = Math.Max(1, Math.Abs(x.Max()));
            Assert.True(Rows.Units(StableMath.LogSumExp(x), truth, magnitude, isSingle: false) <= 4, $"{length} doubles");
            Assert.True(Rows.Units(StableMath.LogSumExp(Rows.Single(x)), truth, magnitude, isSingle: true) <= 4, $"{length} floats");
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Shares_and_their_logarithms_are_accurate_at_every_length_and_in_place(int width)
    {
        KernelWidth.Force(width);
        foreach (var length in Rows.Lengths.Skip(1))
        {
            var x = Rows.Random(length, 2, -30, 30);
            var sum = Rows.SumOfExp(x);
            double[] shares = [.. x], logarithms = [.. x];
            float[] floatShares = Rows.Single(x), floatLogarithms = Rows.Single(x);
            StableMath.Softmax(shares, shares);
            StableMath.LogSoftmax(logarithms, logarithms);
            StableMath.Softmax(floatShares, floatShares);
            StableMath.LogSoftmax(floatLogarithms, floatLogarithms);
            for (var i = 0; i < length; i++)
            {
                // The differences of the normaliser from a reference up to 16 below the maximum are rounded before their exponentials, and that of the element.
                const double OfNormaliser = 4 + 16;
                var share = Rows.Exact(x[i]).Exp / sum;
                var bound = OfNormaliser + Math.Abs(x[i] - x.Max());
                var magnitude = share.Ball.Mid.ToDouble();
                Assert.True(Rows.Units(shares[i], share, magnitude, isSingle: false) <= bound);
                Assert.True(Rows.Units(floatShares[i], share, magnitude, isSingle: true) <= bound);
                var logarithm = share.Log;
                magnitude = Math.Max(Math.Abs(logarithm.Ball.Mid.ToDouble()), 1e-300);
                Assert.True(Rows.Units(logarithms[i], logarithm, magnitude, isSingle: false) <= OfNormaliser);
                Assert.True(Rows.Units(floatLogarithms[i], logarithm, magnitude, isSingle: true) <= OfNormaliser);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Rows_without_weight_and_rows_with_infinities_follow_the_conventions(int width)
    {
        KernelWidth.Force(width);
        const double Inf = double.PositiveInfinity;
        AssertRow([], -Inf, [], []);
        AssertRow([-Inf, -Inf], -Inf, [0, 0], [-Inf, -Inf]);
        AssertRow([-Inf, 3], 3, [0, 1], [-Inf, 0]);
        AssertRow([1000, 1000], 1000 + Math.Log(2), [0.5, 0.5], [-Math.Log(2), -Math.Log(2)]);
        AssertRow([-2000, -2000], -2000 + Math.Log(2), [0.5, 0.5], [-Math.Log(2), -Math.Log(2)]);
        AssertRow([Inf, 3], Inf, [double.NaN, double.NaN], [double.NaN, double.NaN]);
        AssertRow([Inf, Inf], Inf, [double.NaN, double.NaN], [double.NaN, double.NaN]);
        AssertRow([0, -2000], 0, [1, 0], [0, -2000]);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void NaN_reaches_the_result_from_every_place(int width)
    {
        KernelWidth.Force(width);
        foreach (var filling in new[] { 1, double.NegativeInfinity, double.PositiveInfinity })
        {
            for (var place = 0; place < 40; place++)
            {
                double[] x = [.. Enumerable.Repeat(filling, 40)];
                x[place] = double.NaN;
                Assert.True(double.IsNaN(StableMath.LogSumExp(x)), $"{filling} with NaN at {place}");
                Assert.True(float.IsNaN(StableMath.LogSumExp(Rows.Single(x))), $"{filling} with NaN at {place}");
                var shares = new double[40];
                StableMath.Softmax(x, shares);
                Assert.All(shares, share => Assert.True(double.IsNaN(share)));
                var floats = new float[40];
                StableMath.LogSoftmax(Rows.Single(x), floats);
                Assert.All(floats, share => Assert.True(float.IsNaN(share)));
            }
        }
    }

    [Fact]
    public void A_longer_destination_keeps_what_is_behind_the_row()
    {
        double[] destination = [7, 7, 7];
        StableMath.Softmax([1.0, 1], destination);
        Assert.Equal([0.5, 0.5, 7], destination);
    }

    [Fact]
    public void A_destination_that_is_too_short_or_shifted_is_refused()
    {
        var memory = new float[5];
        Assert.Equal("destination has 1 elements, but x has 2: give at least as many. (Parameter 'destination')", Assert.Throws<ArgumentException>(() => StableMath.Softmax([1f, 2], new float[1])).Message);
        Assert.Throws<ArgumentException>("destination", () => StableMath.LogSoftmax([1.0, 2], new double[1]));
        Assert.Throws<ArgumentException>("destination", () => StableMath.Softmax(memory.AsSpan(0, 4), memory.AsSpan(1)));
    }

    private static void AssertRow(double[] x, double logSum, double[] shares, double[] logarithms)
    {
        Assert.Equal(logSum, StableMath.LogSumExp(x), 1e-12);
        Assert.Equal((float)logSum, StableMath.LogSumExp(Rows.Single(x)), 1e-3f);
        var (wide, narrow) = (new double[x.Length], new float[x.Length]);
        StableMath.Softmax(x, wide);
        StableMath.Softmax(Rows.Single(x), narrow);
        Assert.Equal(shares, wide);
        Assert.Equal(Rows.Single(shares), narrow);
        StableMath.LogSoftmax(x, wide);
        StableMath.LogSoftmax(Rows.Single(x), narrow);
        Assert.Equal(logarithms, wide);
        Assert.Equal(Rows.Single(logarithms), narrow);
    }
}
