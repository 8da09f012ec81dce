namespace LossGen.VectorMath.Accuracy;

/// <summary>A sum of two doubles, about 100 bits: the reference for functions of doubles.</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    private static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var high = TwoSum(a.High, b.High);
        var low = TwoSum(a.Low, b.Low);
        var first = TwoSum(high.High, high.Low + low.High);
        return TwoSum(first.High, first.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var high = a.High * b.High;
        var low = Math.FusedMultiplyAdd(a.High, b.High, -high) + (a.High * b.Low + a.Low * b.High);
        return TwoSum(high, low);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        var rest = a - b * first;
        var second = rest.High / b.High;
        rest -= b * second;
        return (DoubleDouble)first + second + rest.High / b.High;
    }

    public static DoubleDouble Exp(double x) => Scale(1 + Expm1OfReduced(Reduce(x, out var n)), n);

    public static DoubleDouble Expm1(double x) => Math.Abs(x) switch
    {
        // The low parts of products would underflow.
        < 1e-200 => x,
        < 0.3 => Expm1OfReduced(x),
        _ => x > 700 ? Exp(x) : Exp(x) - 1,
    };

    public static DoubleDouble Log(double x) => LogOf(x);

    // A tiny x would be lost in 1 + x.
    public static DoubleDouble Log1p(double x) => Math.Abs(x) < 1e-10
        ? x - (DoubleDouble)x * x * 0.5 + (DoubleDouble)x * x * x / 3
        : LogOf((DoubleDouble)1 + x);

    public static DoubleDouble Tanh(double x)
    {
        if (Math.Abs(x) < 1e-200)
            return x;
        var m = Expm1(2 * x);
        return m / (m + 2);
    }

    // One step of Newton's method from 53 bits gives about 100.
    private static DoubleDouble LogOf(DoubleDouble x)
    {
        // A power of two is taken out, so that nothing underflows.
        var exponent = x.High == 0 ? 0 : Math.ILogB(x.High);
        var m = Scale(x, -exponent);
        var guess = Math.Log(m.High);
        var correction = m / (1 + Expm1OfReduced(guess)) - 1;
        return Ln2 * exponent + guess + (correction - correction * correction * 0.5);
    }

    private static DoubleDouble Reduce(double x, out int n)
    {
        n = (int)Math.Round(x / Ln2.High);
        return x - Ln2 * n;
    }

    // Of an eighth of x, then three doublings: (1 + m)² − 1 = m·(m + 2).
    private static DoubleDouble Expm1OfReduced(DoubleDouble x)
    {
        var r = x * 0.125;
        DoubleDouble sum = 0;
        for (var k = 22; k >= 1; k--)
            sum = (sum + 1) * r / k;
        for (var i = 0; i < 3; i++)
            sum *= sum + 2;
        return sum;
    }

    private static DoubleDouble Scale(DoubleDouble a, int n) => new(Math.ScaleB(a.High, n), Math.ScaleB(a.Low, n));

    private static DoubleDouble TwoSum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return new(sum, (a - (sum - part)) + (b - part));
    }
}
