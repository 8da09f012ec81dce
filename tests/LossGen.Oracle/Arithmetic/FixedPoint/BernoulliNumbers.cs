using System.Numerics;

namespace LossGen.Oracle.Arithmetic.FixedPoint;

/// <summary>The Bernoulli numbers B(2), B(4), …, from the tangent numbers.</summary>
internal static class BernoulliNumbers
{
    // Each row has twice as many as the one before and is computed once.
    private const int SmallestCount = 64;

    private static readonly Lazy<BigInteger[]>[] TangentNumbers =
        [.. Enumerable.Range(0, 10).Select(row => new Lazy<BigInteger[]>(() => Compute(SmallestCount << row)))];

    /// <summary>B(2k) as a quotient: (−1)^(k−1) · 2k · T(k) / (4^k · (4^k − 1)).</summary>
    public static (BigInteger Numerator, BigInteger Denominator) Even(int k)
    {
        var row = 0;
        while (SmallestCount << row < k)
            row++;
        var tangent = TangentNumbers[row].Value[k];
        var power = BigInteger.One << (2 * k);
        return (2 * k * (k % 2 == 1 ? tangent : -tangent), power * (power - 1));
    }

    // Knuth and Buckholtz, in place.
    private static BigInteger[] Compute(int count)
    {
        var numbers = new BigInteger[count + 1];
        numbers[1] = 1;
        for (var k = 2; k <= count; k++)
            numbers[k] = (k - 1) * numbers[k - 1];
        for (var k = 2; k <= count; k++)
        {
            for (var j = k; j <= count; j++)
                numbers[j] = (j - k) * numbers[j - 1] + (j - k + 2) * numbers[j];
        }

        return numbers;
    }
}
