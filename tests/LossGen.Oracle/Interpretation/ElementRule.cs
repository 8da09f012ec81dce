namespace LossGen.Oracle.Interpretation;

/// <summary>Where a partial derivative is asked for: the operands, the result, and what a tie of two operands passes on.</summary>
internal readonly record struct ElementPoint(Real X, Real Y, Real Result, Real Tie);

/// <summary>An operation on numbers: its value and its partial derivatives. The second operand of a function of one is that operand again.</summary>
internal sealed record ElementRule(Func<Real, Real, Real> Value, params Func<ElementPoint, Real>?[] Partials)
{
    public static ElementRule Of(Func<Real, Real> value, Func<ElementPoint, Real>? partial) => new((x, _) => value(x), partial);
}
