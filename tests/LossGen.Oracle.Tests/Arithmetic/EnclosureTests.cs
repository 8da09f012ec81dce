using System.Numerics;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Tests.Arithmetic;

public class EnclosureTests
{
    private const int Samples = 40;

    public static TheoryData<string, int> UnaryAtPrecisions => Cross(Functions.Unary.Keys);

    public static TheoryData<string, int> BinaryAtPrecisions => Cross(Functions.Binary.Keys);

    [Theory]
    [MemberData(nameof(UnaryAtPrecisions))]
    public void A_function_of_an_exact_number_encloses_what_four_times_the_bits_give(string name, int bits)
    {
        var (apply, low, high, negative) = Functions.Unary[name];
        var random = new Random(bits);
        for (int i = 0; i < Samples; i++)
        {
            var x = Ball.Exact(Draw(random, low, high, negative));
            var coarse = apply(new(bits), x);
            var fine = apply(new(4 * bits), x);
            Assert.True(coarse.Overlaps(fine), $"{name}({x}) is {coarse} and {fine}");
            Assert.True(!fine.IsFinite || fine.RelativeRadiusBits > bits, $"{name}({x}) has {fine.RelativeRadiusBits} bits");
        }
    }

    [Theory]
    [MemberData(nameof(UnaryAtPrecisions))]
    public void A_function_of_a_ball_encloses_its_values_at_points_of_the_ball(string name, int bits)
    {
        var (apply, low, high, negative) = Functions.Unary[name];
        var random = new Random(bits + 1);
        int decided = 0;
        for (int i = 0; i < Samples; i++)
        {
            var (ball, points) = DrawBall(random, low, high, negative);
            if (TryApply(() => apply(new(bits), ball), out var enclosure))
            {
                decided++;
                Assert.All(points, point => AssertEncloses(enclosure, () => apply(new(4 * bits), Ball.Exact(point)), $"{name}({ball}) at {point}"));
            }
        }
        Assert.True(decided > Samples / 4, $"{decided} decided");
    }

    [Theory]
    [MemberData(nameof(BinaryAtPrecisions))]
    public void A_function_of_two_balls_encloses_its_values_at_points_of_the_balls(string name, int bits)
    {
        var apply = Functions.Binary[name];
        var random = new Random(bits + 2);
        int decided = 0;
        for (int i = 0; i < 2 * Samples; i++)
        {
            var (x, xPoints) = i % 4 == 0 ? DrawExact(random) : DrawBall(random, -30, 30, negative: name != "pow");
            var (y, yPoints) = i % 3 == 0 ? DrawExact(random) : DrawBall(random, -30, 10, negative: true);
            if (TryApply(() => apply(new(bits), x, y), out var enclosure))
            {
                decided++;
                foreach (var (a, b) in xPoints.Zip(yPoints))
                    AssertEncloses(enclosure, () => apply(new(4 * bits), Ball.Exact(a), Ball.Exact(b)), $"{name}({x}, {y}) at {a}, {b}");
            }
        }
        Assert.True(decided > Samples / 2, $"{decided} decided");
    }

    [Fact]
    public void A_function_and_its_inverse_meet_for_exponents_far_beyond_a_double()
    {
        var arithmetic = new BallArithmetic(256);
        foreach (double x in new[] { -1e9, 1e9, -1e15, 1e15, -1e17, 1e18, -1e18 })
        {
            var power = arithmetic.Exp(Ball.From(x));
            var back = arithmetic.Log(power);
            Assert.True(back.Contains(BigFloat.From(x)) && back.RelativeRadiusBits > 240, $"log(exp({x})) is {back}");
            Assert.True(arithmetic.Multiply(power, arithmetic.Exp(Ball.From(-x))).Contains(BigFloat.One));
        }
    }

    [Fact]
    public void Functions_hold_at_thousands_of_bits()
    {
        var x = Ball.From(1.2345);
        foreach (string name in new[] { "exp", "log", "sin", "atan", "sqrt", "cbrt" })
        {
            var apply = Functions.Unary[name].Apply;
            var coarse = apply(new(3000), x);
            Assert.True(coarse.Overlaps(apply(new(8192), x)), name);
            Assert.True(coarse.RelativeRadiusBits > 2980, name);
        }
    }

    private static TheoryData<string, int> Cross(IEnumerable<string> names)
    {
        var data = new TheoryData<string, int>();
        foreach (string name in names)
        {
            foreach (int bits in new[] { 40, 200, 500 })
                data.Add(name, bits);
        }
        return data;
    }

    private static void AssertEncloses(Ball enclosure, Func<Ball> exact, string message)
    {
        if (TryApply(exact, out var value) && value.IsFinite)
            Assert.True(enclosure.Overlaps(value), $"{message}: {enclosure} misses {value}");
    }

    private static bool TryApply(Func<Ball> apply, out Ball result)
    {
        try
        {
            result = apply();
            return true;
        }
        catch (PrecisionException)
        {
            result = Ball.NaN;
            return false;
        }
    }

    private static BigFloat Draw(Random random, int low, int high, bool negative)
    {
        var mantissa = new BigInteger(random.NextInt64(1L << 52, 1L << 53));
        long exponent = random.Next(low, high) - 53;
        // Half of the arguments near the ordinary ones.
        if (random.Next(2) == 0)
            exponent = Math.Clamp(random.Next(-4, 4), low, high - 1) - 53;
        // An exponent of 0 means numbers below 1: those from 1 on begin one further.
        if (low == 0)
            exponent++;
        return new(negative && random.Next(2) == 0 ? -mantissa : mantissa, exponent);
    }

    private static (Ball Ball, BigFloat[] Points) DrawExact(Random random)
    {
        var value = BigFloat.From(random.Next(-6, 7)).Scale(-random.Next(2));
        return (Ball.Exact(value), [value, value, value]);
    }

    private static (Ball Ball, BigFloat[] Points) DrawBall(Random random, int low, int high, bool negative)
    {
        var mid = Draw(random, low, high, negative);
        var radius = Magnitude.Units((ulong)random.Next(1, 1000), mid.TopExponent - random.Next(8, 60));
        var inside = new BigFloat(random.Next(-1000, 1000), 0) * radius.ToBigFloat().Scale(-10);
        var edge = radius.ToBigFloat();
        return (new(mid, radius), [mid - edge, mid + inside, mid + edge]);
    }
}
