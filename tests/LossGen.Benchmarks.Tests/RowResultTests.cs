using LossGen.Benchmarks.Measuring;

namespace LossGen.Benchmarks.Tests;

public class RowResultTests
{
    [Theory]
    [InlineData(new[] { 3.0 }, 3.0)]
    [InlineData(new[] { 9.0, 1.0, 2.0 }, 2.0)]
    [InlineData(new[] { 4.0, 1.0, 9.0, 2.0 }, 3.0)]
    public void The_median_is_the_middle_value_or_the_mean_of_two(double[] values, double median) => Assert.Equal(median, Median.Of(values));

    [Fact]
    public void There_is_no_median_of_nothing() => Assert.Throws<ArgumentException>(() => Median.Of([]));

    [Fact]
    public void A_ratio_is_taken_within_its_round()
    {
        // The medians of the times alone would give 4 / 2.
        var result = Results.Fast with { Ours = [1, 2, 4], Torch = [3, 4, 16] };
        Assert.Equal(3, result.TorchRatio);
    }

    [Fact]
    public void The_limit_is_the_slower_of_stream_and_cache_in_each_round()
    {
        var result = Results.Fast with { Ours = [10, 10, 10], Stream = [8, 2, 3], InCache = [1, 7, 6] };
        Assert.Equal((0.7, 0.6), (result.LimitShare, result.WorstLimitShare));
    }

    [Fact]
    public void Least_times_take_the_place_of_medians()
    {
        var result = Results.Fast with { IsLeast = true, Ours = [5, 4, 9], Stream = [6, 7, 3], Torch = [8, 90, 90] };
        Assert.Equal((4, 0.75, 2), (result.Seconds, result.StreamShare, result.TorchRatio));
    }
}
