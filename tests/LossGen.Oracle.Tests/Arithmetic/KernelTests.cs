using System.Numerics;
using LossGen.Oracle.Arithmetic.FixedPoint;

namespace LossGen.Oracle.Tests.Arithmetic;

public class KernelTests
{
    private static readonly int[] Scales = [49, 64, 100, 121, 216, 272, 528, 2064];

    /// <summary>The kernels, their argument's range in eighths and the units they promise.</summary>
    private static readonly Dictionary<string, (Func<BigInteger, int, BigInteger> Compute, int From, int To, int Units)> Kernels = new()
    {
        ["exp"] = (ExpKernel.Compute, 0, 6, ExpKernel.Units),
        ["log"] = (LogKernel.Compute, 8, 16, LogKernel.Units),
        ["sin"] = (static (x, scale) => SinCosKernel.Compute(x, scale).Sin, -8, 8, SinCosKernel.Units),
        ["cos"] = (static (x, scale) => SinCosKernel.Compute(x, scale).Cos, -8, 8, SinCosKernel.Units),
        ["atan"] = (AtanKernel.Compute, 0, 8, AtanKernel.Units),
    };

    public static TheoryData<string> Names => [.. Kernels.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_kernel_is_off_by_no_more_units_than_it_promises(string name)
    {
        var (compute, from, to, units) = Kernels[name];
        var random = new Random(4);
        foreach (int scale in Scales)
        {
            for (int i = 0; i < 100; i++)
            {
                var x = (((BigInteger)random.NextInt64(from << 20, to << 20) << 60) + random.NextInt64(1L << 60)) << (scale + 128);
                x >>= 128 + 83;
                var fine = compute(x << (scale + 64), 2 * scale + 64);
                var error = BigInteger.Abs((compute(x, scale) << (scale + 64)) - fine) >> (scale + 44);
                Assert.True(error <= units << 20, $"{name} at {scale} bits is off by {(double)error / (1 << 20)} units");
            }
        }
    }

    [Theory]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    [InlineData(10_000)]
    public void Constants_are_cut_off(int scale)
    {
        Assert.Equal(Constants.Pi(3 * scale) >> (2 * scale), Constants.Pi(scale));
        Assert.Equal(Constants.Ln2(3 * scale) >> (2 * scale), Constants.Ln2(scale));
    }

    [Fact]
    public void Roots_are_floors()
    {
        var random = new Random(5);
        for (int i = 0; i < 2000; i++)
        {
            var bytes = new byte[random.Next(1, 120)];
            random.NextBytes(bytes);
            var n = new BigInteger(bytes, isUnsigned: true);
            BigInteger square = IntegerRoot.Sqrt(n), cube = IntegerRoot.Cbrt(n);
            Assert.True(square * square <= n && n < (square + 1) * (square + 1), $"{n}");
            Assert.True(cube * cube * cube <= n && n < (cube + 1) * (cube + 1) * (cube + 1), $"{n}");
            Assert.Equal(n, IntegerRoot.Sqrt(n * n));
            Assert.Equal(n, IntegerRoot.Cbrt(n * n * n));
        }
    }
}
