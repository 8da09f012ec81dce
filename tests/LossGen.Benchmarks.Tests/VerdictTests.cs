using LossGen.Benchmarks.Data;
using LossGen.Benchmarks.Measuring;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks.Tests;

public class VerdictTests
{
    [Fact]
    public void A_row_at_the_limit_and_ahead_of_its_peers_reaches_its_targets() => Assert.Equal("yes", Verdict.Of(Results.Fast).ToString());

    [Fact]
    public void A_share_below_the_target_is_missed()
        => Assert.Equal(["limit < 95 %"], Verdict.Of(Results.Fast with { Stream = [1.88e-3, 1.88e-3, 1.88e-3] }).Missed);

    [Fact]
    public void A_worst_round_far_below_is_missed()
        => Assert.Equal(["worst < 90 %"], Verdict.Of(Results.Fast with { Stream = [1.9e-3, 1.9e-3, 1.7e-3] }).Missed);

    [Fact]
    public void Near_the_stream_no_peer_need_be_far_behind()
        => Assert.True(Verdict.Of(Results.Fast with { Torch = [3e-3, 3e-3, 3e-3], TensorPrimitives = [3e-3, 3e-3, 3e-3] }).IsReached);

    [Fact]
    public void Far_from_the_stream_both_peers_must_be_behind()
    {
        var bound = Results.Fast with { InCache = [2e-3, 2e-3, 2e-3], Stream = [1e-3, 1e-3, 1e-3], Torch = [7.9e-3, 7.9e-3, 7.9e-3], TensorPrimitives = [3.9e-3, 3.9e-3, 3.9e-3] };
        Assert.Equal(["PyTorch < 4 ×", "TensorPrimitives < 2 ×"], Verdict.Of(bound).Missed);
    }

    [Fact]
    public void A_peer_that_is_absent_is_not_asked_for()
        => Assert.True(Verdict.Of(Results.Fast with { InCache = [2e-3, 2e-3, 2e-3], Stream = [1e-3, 1e-3, 1e-3], Torch = null }).IsReached);

    [Fact]
    public void Short_rows_have_a_target_of_their_own()
        => Assert.Equal(Target.ShortRow, new BenchmarkRow(LossTable.CrossEntropy, new Shape(65536, 10)).Target);

    [Fact]
    public void A_call_on_one_thread_that_allocates_is_missed()
        => Assert.Equal(["allocates 24 bytes"], Verdict.Of(Results.Fast with { Allocated = 24 }).Missed);

    [Fact]
    public void A_small_call_is_judged_by_what_it_costs_beyond_its_arithmetic()
    {
        var call = Results.Fast with { Row = new(LossTable.Huber, new(8)), Ours = [130e-9], InCache = [20e-9], Stream = [5e-9] };
        Assert.Equal("no: overhead > 100 ns; 110 ns beyond its arithmetic", Verdict.Of(call).ToString());
    }

    [Fact]
    public void Numbers_of_16_bits_are_compared_with_floats()
        => Assert.Equal("yes; 0.55 × the time of floats", Verdict.Of(Results.Fast with { InFloat = [4e-3, 3.6363636e-3, 3e-3] }).ToString());

    [Fact]
    public void A_composed_loss_is_judged_by_the_loss_beside_it()
    {
        var composed = Results.Fast with { Row = new(LossTable.Composed, new(4096, 1024)) { Beside = LossTable.CrossEntropy }, Beside = [1.6e-3, 1.6e-3, 1.6e-3] };
        Assert.Equal("no: composition > 1.15 ×; 1.25 × the time of Cross-entropy", Verdict.Of(composed).ToString());
    }
}
