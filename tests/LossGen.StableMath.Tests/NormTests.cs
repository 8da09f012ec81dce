namespace LossGen.StableMathTests;

public class NormTests
{
    [Fact]
    public void Lengths_of_vectors_are_accurate_at_every_number_of_elements()
    {
        foreach (var length in Rows.Lengths)
        {
            double[] x = Rows.Random(length, 1), y = Rows.Random(length, 2);
            double[] difference = [.. x.Zip(y, (a, b) => a - b)];
            AssertClose(Rows.Norm(x), StableMath.Norm(x), StableMath.Norm(Rows.Single(x)));
            AssertClose(Rows.Norm(difference), StableMath.Distance(x, y), StableMath.Distance(Rows.Single(x), Rows.Single(y)));
            AssertClose(Rows.NormP(x, 3.5), StableMath.NormP(x, 3.5), StableMath.NormP(Rows.Single(x), 3.5f), 8);
            AssertClose(Rows.Norm(x), StableMath.NormP(x, 2), StableMath.NormP(Rows.Single(x), 2));
        }
    }

    [Fact]
    public void Angles_and_cosines_are_accurate_at_every_number_of_elements()
    {
        foreach (var length in Rows.Lengths.Skip(2))
        {
            double[] x = Rows.Random(length, 3), y = Rows.Random(length, 4);
            var cosine = Rows.Dot(x, y) / (Rows.Norm(x) * Rows.Norm(y));
            var angle = (1 - cosine.Square).Sqrt.Atan2(cosine);
            Assert.True(Rows.Units(StableMath.CosineSimilarity(x, y), cosine, 1, isSingle: false) <= 4);
            Assert.True(Rows.Units(StableMath.CosineSimilarity(Rows.Single(x), Rows.Single(y)), cosine, 1, isSingle: true) <= 1);
            Assert.True(Rows.Units(StableMath.Angle(x, y), angle, 1, isSingle: false) <= 8);
            Assert.True(Rows.Units(StableMath.Angle(Rows.Single(x), Rows.Single(y)), angle, 2, isSingle: true) <= 1);
        }
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(1e-300)]
    [InlineData(4e-320)]
    [InlineData(1e308)]
    public void Nothing_overflows_or_vanishes_on_the_way(double magnitude)
    {
        double[] x = [0.6 * magnitude, 0.8 * magnitude], y = [-x[1], x[0]], back = [-x[0], -x[1]];
        Assert.Equal(1, StableMath.Norm(x) / magnitude, 1e-3);
        Assert.Equal(Math.Sqrt(2), StableMath.Distance(x, y) / magnitude, 1e-3);
        Assert.Equal(2, 0.5 * StableMath.Distance([0.5 * x[0], 0.5 * x[1]], [0.5 * back[0], 0.5 * back[1]]) / (0.25 * magnitude), 1e-3);
        Assert.Equal(0, StableMath.CosineSimilarity(x, y), 1e-15);
        Assert.Equal(1, StableMath.CosineSimilarity(x, x), 1e-15);
        Assert.Equal(Math.PI / 2, StableMath.Angle(x, y), 1e-15);
        Assert.Equal(0, StableMath.Angle(x, x));
        Assert.Equal(Math.PI, StableMath.Angle(x, back), 1e-15);
        Assert.Equal(StableMath.NormP(x, 3) / magnitude, Math.Cbrt(0.216 + 0.512), 1e-3);
    }

    [Fact]
    public void Floats_at_the_ends_of_their_range_have_their_norms()
    {
        Assert.Equal(1.41421357e30f, StableMath.Norm([1e30f, 1e30f]));
        Assert.Equal(1.41421357e-30f, StableMath.Norm([1e-30f, 1e-30f]));
        Assert.Equal(2e30f, StableMath.Distance([1e30f], [-1e30f]));
        Assert.Equal(1, StableMath.CosineSimilarity([1e-30f, 1e-30f], [1e-30f, 1e-30f]), 1e-7f);
    }

    [Fact]
    public void A_small_angle_keeps_its_digits()
    {
        var angle = StableMath.Angle([1.0, 0], [1, 1e-9]);
        Assert.Equal(1e-9, angle, 2e-16);
        Assert.Equal(1e-4f, StableMath.Angle([1f, 0], [1, 1e-4f]), 1e-11f);
    }

    [Fact]
    public void Zero_vectors_and_empty_vectors_follow_the_conventions()
    {
        Assert.Equal(0, StableMath.Norm(ReadOnlySpan<double>.Empty));
        Assert.Equal(0, StableMath.Distance(ReadOnlySpan<float>.Empty, []));
        Assert.Equal(0, StableMath.CosineSimilarity([0.0, 0], [1, 2]));
        Assert.Equal(0, StableMath.CosineSimilarity([0f, 0], [0, 0]));
        Assert.Equal(Math.PI / 2, StableMath.Angle([0.0, 0], [1, 2]));
        Assert.Equal((float)(Math.PI / 2), StableMath.Angle([1f, 2], [0, 0]));
        Assert.Equal(0, StableMath.NormP([0.0, 0], 3));
    }

    [Fact]
    public void Infinities_and_NaN_reach_the_result()
    {
        const double Inf = double.PositiveInfinity;
        Assert.Equal(Inf, StableMath.Norm([1, -Inf]));
        Assert.Equal(Inf, StableMath.Distance([1.0, 2], [1, -Inf]));
        Assert.Equal(Inf, StableMath.NormP([1, -Inf], 3));
        Assert.Equal(2, StableMath.NormP([1, -2.0], Inf));
        Assert.Equal(double.NaN, StableMath.Norm([1, double.NaN, Inf]));
        Assert.Equal(double.NaN, StableMath.Distance([Inf], [Inf]));
        Assert.Equal(double.NaN, StableMath.CosineSimilarity([1, Inf], [1, 1]));
        Assert.Equal(double.NaN, StableMath.CosineSimilarity([double.NaN], [0]));
        Assert.Equal(double.NaN, StableMath.Angle([double.NaN], [0]));
        Assert.Equal(float.NaN, StableMath.Angle([float.NaN, 1], [1, 1]));
        Assert.Equal(double.NaN, StableMath.NormP([1, double.NaN], 3));
    }

    [Fact]
    public void Vectors_of_different_lengths_are_refused()
    {
        var message = Assert.Throws<ArgumentException>(() => StableMath.Distance([1.0], [1, 2])).Message;
        Assert.Equal("x has 1 elements, but y has 2: give vectors of one length. (Parameter 'y')", message);
        Assert.Throws<ArgumentException>("y", () => StableMath.CosineSimilarity([1f], [1, 2]));
        Assert.Throws<ArgumentException>("y", () => StableMath.Angle([1f], [1, 2]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void An_order_that_makes_no_norm_is_refused(double p)
    {
        Assert.Throws<ArgumentOutOfRangeException>("p", () => StableMath.NormP([1.0], p));
        Assert.Throws<ArgumentOutOfRangeException>("p", () => StableMath.NormP([1f], (float)p));
    }

    private static void AssertClose(Oracle.Interpretation.Real truth, double wide, float narrow, double bound = 2)
    {
        var magnitude = Math.Max(truth.Ball.Mid.ToDouble(), 1e-300);
        Assert.True(Rows.Units(wide, truth, magnitude, isSingle: false) <= bound, $"{wide} instead of {truth.Ball}");
        Assert.True(Rows.Units(narrow, truth, magnitude, isSingle: true) <= 1, $"{narrow} instead of {truth.Ball}");
    }
}
