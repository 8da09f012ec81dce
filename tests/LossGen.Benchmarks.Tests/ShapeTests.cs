using LossGen.Benchmarks.Data;

namespace LossGen.Benchmarks.Tests;

public class ShapeTests
{
    [Theory]
    [InlineData(8, 1, "8")]
    [InlineData(1 << 16, 1, "64K")]
    [InlineData(1 << 24, 1, "16M")]
    [InlineData(4096, 1024, "4096x1024")]
    [InlineData(4 << 20, 10, "4Mx10")]
    public void A_size_is_written_as_in_the_tables(int samples, int width, string text) => Assert.Equal(text, new Shape(samples, width).ToString());

    [Theory]
    [InlineData(16 << 20, 1, 4 << 20)]
    [InlineData(256, 32000, 128)]
    [InlineData(4 << 20, 10, 1 << 18)]
    [InlineData(4096, 1024, 4096)]
    public void A_size_that_is_too_large_keeps_a_power_of_two_of_its_samples(int samples, int width, int kept)
        => Assert.Equal(new Shape(kept, width), new Shape(samples, width).AtMost(4 << 20));
}
