namespace LossGen.Oracle.Arithmetic;

/// <summary>The balls are too wide to decide an operation: compute again with more bits.</summary>
public sealed class PrecisionException(string undecided) : ArithmeticException(undecided)
{
    /// <summary>The decision, or this exception where it is open.</summary>
    public static bool Require(bool? decision, string undecided) => decision ?? throw new PrecisionException(undecided);
}
