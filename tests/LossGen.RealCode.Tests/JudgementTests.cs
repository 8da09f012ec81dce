namespace LossGen.RealCode.Tests;

public sealed class JudgementTests
{
    [Theory]
    [InlineData("warning B01 | Geometric.Median | Math.Log(1.0 - p) | right: p = 1E-17 gives 0")]
    [InlineData("suggestion E01 | Mask.Apply | x / (y * y) | 1 | explained: flags: none")]
    [InlineData("suggestion J21 | Sign.Of | Math.Sign(x) | unjudged")]
    public void A_line_reads_as_it_is_written(string line) => Assert.Equal(line, Judgement.Parse(line).ToString());

    [Theory]
    [InlineData("warning B01 | Geometric.Median | Math.Log(1.0 - p)")]
    [InlineData("B01 | Geometric.Median | Math.Log(1.0 - p) | right: p = 1E-17 gives 0")]
    public void A_line_that_lacks_a_part_is_refused(string line) => Assert.Throws<FormatException>(() => Judgement.Parse(line));

    [Theory]
    [InlineData("unjudged")]
    [InlineData("right")]
    [InlineData("right: ")]
    [InlineData("wrong: it is fine")]
    public void A_verdict_is_a_known_word_with_a_reason(string verdict) =>
        Assert.False(Judgement.Parse($"warning B01 | Geometric.Median | Math.Log(1.0 - p) | {verdict}").IsJudged);
}
