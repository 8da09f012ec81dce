namespace LossGen.Oracle.Interpretation;

/// <summary>An operation along a row: from the rows of its operands to a row, or to one number.</summary>
/// <param name="Value">The result.</param>
/// <param name="Pullback">For each operand what the result's adjoint contributes to its elements, from the rows, the result and the adjoint.</param>
/// <param name="Exponentials">The exponentials inside and what each is multiplied by, where the result is not the exponential itself.</param>
internal sealed record RowRule(
    Func<Real[][], Real, Real[]> Value,
    Func<RowPoint, Real[][]> Pullback,
    Func<Real[], Real, IEnumerable<(Real Exponential, Real Factor)>>? Exponentials = null);

/// <summary>Where a contribution to adjoints is asked for.</summary>
internal sealed record RowPoint(Real[][] Rows, Real[] Result, Real[] Adjoint, Real Zero)
{
    public Real[] X => Rows[0];

    public Real[] Y => Rows[1];

    /// <summary>The adjoint of a result that is one number.</summary>
    public Real G => Adjoint[0];

    /// <summary>The result where it is one number.</summary>
    public Real F => Result[0];
}
