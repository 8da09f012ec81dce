namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    /// <summary>The larger value, known even where which one it is is not; NaN with NaN.</summary>
    public Ball Max(Ball a, Ball b)
    {
        if (a.IsNaN || b.IsNaN)
            return Ball.NaN;
        return Ball.IsLess(a, b) switch
        {
            true => b,
            false => a,
            null => Hull(BigFloat.Max(a.Lower, b.Lower), BigFloat.Max(a.Upper, b.Upper)),
        };
    }

    /// <summary>The smaller value, known even where which one it is is not; NaN with NaN.</summary>
    public Ball Min(Ball a, Ball b) => -Max(-a, -b);
}
