using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>Conditions, comparisons and integers: what has no derivative.</summary>
internal static class Choices
{
    public static readonly IReadOnlyDictionary<Op, Func<Cell[], BallArithmetic, Cell>> Table = new Dictionary<Op, Func<Cell[], BallArithmetic, Cell>>
    {
        [Ops.ToReal] = (x, _) => Cell.Of(Ball.From((long)x[0].Integer)),
        [Ops.Less] = (x, _) => Decided(Ball.IsLess(x[0].Real, x[1].Real)),
        [Ops.LessOrEqual] = (x, _) => Decided(Ball.IsLessOrEqual(x[0].Real, x[1].Real)),
        [Ops.Equal] = (x, _) => Decided(Ball.IsEqual(x[0].Real, x[1].Real)),
        [Ops.IsNaN] = (x, _) => Cell.Of(x[0].Real.IsNaN),
        [Ops.IsFinite] = (x, _) => Cell.Of(x[0].Real.IsFinite),
        [Ops.IntegerLess] = (x, _) => Cell.Of(x[0].Integer < x[1].Integer),
        [Ops.IntegerLessOrEqual] = (x, _) => Cell.Of(x[0].Integer <= x[1].Integer),
        [Ops.IntegerEqual] = (x, _) => Cell.Of(x[0].Integer == x[1].Integer),
        [Ops.IntegerAdd] = (x, _) => Cell.Of(x[0].Integer + x[1].Integer),
        [Ops.IntegerSubtract] = (x, _) => Cell.Of(x[0].Integer - x[1].Integer),
        [Ops.IntegerMultiply] = (x, _) => Cell.Of(x[0].Integer * x[1].Integer),
        [Ops.FlagEqual] = (x, _) => Cell.Of(x[0].Flag == x[1].Flag),

        // What one side decides does not need the other to be known.
        [Ops.And] = (x, _) => Cell.Of(x[0].Flag && x[1].Flag),
        [Ops.Or] = (x, _) => Cell.Of(x[0].Flag || x[1].Flag),
        [Ops.Not] = (x, _) => Cell.Of(!x[0].Flag),
    };

    private static Cell Decided(bool? comparison) => Cell.Of(PrecisionException.Require(comparison, "A comparison."));
}
