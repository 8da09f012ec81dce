namespace LossGen.StableMathTests;

public class SumTests
{
    [Fact]
    public void Sums_are_rounded_once_at_every_length_even_where_they_cancel()
    {
        foreach (var length in Rows.Lengths)
        {
            var x = Rows.Random(length, 1);
            var sum = Rows.Sum(x.Select(Rows.Exact));
            Assert.Equal(sum.Ball.Mid.ToDouble(), StableMath.Sum(x));
            Assert.Equal((float)sum.Ball.Mid.ToDouble(), StableMath.Sum(Rows.Single(x)));
            Assert.Equal(Rows.Mean(x).Ball.Mid.ToDouble(), StableMath.Mean(x), 1e-15);
            Assert.Equal((float)Rows.Mean(x).Ball.Mid.ToDouble(), StableMath.Mean(Rows.Single(x)));
        }
    }

    [Fact]
    public void Variances_are_accurate_at_every_length_beside_a_large_mean()
    {
        foreach (var length in Rows.Lengths)
        {
            var x = Rows.Random(length, 2, 1e6, 1e6 + 2);
            var truth = Rows.Variance(x);
            var magnitude = Math.Max(truth.Ball.Mid.ToDouble(), 1e-300);
            Assert.True(Rows.Units(StableMath.Variance(x), truth, magnitude, isSingle: false) <= 4, $"{length} doubles");
            Assert.True(Rows.Units(StableMath.Variance(Rows.Single(x)), truth, magnitude, isSingle: true) <= 1, $"{length} floats");
        }
    }

    [Fact]
    public void A_large_mean_takes_no_digits_from_the_variance()
    {
        Assert.Equal(2.0 / 3, StableMath.Variance([10001f, 10002, 10003]), 1e-7);
        Assert.Equal(1, StableMath.Variance([1e15, 1e15 + 2]));
        Assert.Equal(0, StableMath.Variance([0.1, 0.1, 0.1]), 1e-33);
    }

    [Fact]
    public void Many_floats_lose_nothing_to_the_length_of_their_sum()
    {
        var x = new float[1 << 20];
        x.AsSpan().Fill(0.1f);
        Assert.Equal((float)(0.1f * (double)x.Length), StableMath.Sum(x));
    }

    [Fact]
    public void Sums_that_overflow_on_the_way_have_their_mean_and_variance()
    {
        Assert.Equal(1e308, StableMath.Mean([1e308, 1e308, 1e308]));
        Assert.Equal(1e308, StableMath.Sum([1e308, 1e308, -1e308]));
        Assert.Equal(double.PositiveInfinity, StableMath.Sum([1e308, 1e308]));
        Assert.Equal(0.25e300, StableMath.Variance([1e150, 2e150]), 1e285);
        Assert.Equal(double.PositiveInfinity, StableMath.Variance([1e308, -1e308]));
        Assert.Equal(1e-310, StableMath.Variance([1e-155, -1e-155]), 1e-322);
    }

    [Fact]
    public void Nothing_sums_to_0() =>
        Assert.Equal([0, 0, 0], [StableMath.Sum(ReadOnlySpan<double>.Empty), StableMath.Mean(ReadOnlySpan<double>.Empty), StableMath.Variance(ReadOnlySpan<double>.Empty)]);

    [Fact]
    public void Infinities_and_NaN_reach_the_result()
    {
        const double Inf = double.PositiveInfinity;
        Assert.Equal(Inf, StableMath.Sum([1, Inf]));
        Assert.Equal(double.NaN, StableMath.Sum([Inf, -Inf]));
        Assert.Equal(-Inf, StableMath.Mean([1, -Inf]));
        Assert.Equal(double.NaN, StableMath.Variance([1, Inf]));
        Assert.Equal(float.NaN, StableMath.Variance([1, float.PositiveInfinity]));
        Assert.Equal(double.NaN, StableMath.Mean([1, double.NaN]));
    }

    [Fact]
    public void Sums_allocate_nothing()
    {
        var x = Rows.Random(1000, 3);
        StableMath.Variance(x);
        var before = GC.GetAllocatedBytesForCurrentThread();
        StableMath.Variance(x);
        StableMath.Norm(x);
        StableMath.Sum(x);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
