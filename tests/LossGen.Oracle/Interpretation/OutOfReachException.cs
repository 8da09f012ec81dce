namespace LossGen.Oracle.Interpretation;

/// <summary>A finite number lies beyond the exponents of the arithmetic, at any precision.</summary>
public sealed class OutOfReachException(string what) : ArithmeticException(what);
