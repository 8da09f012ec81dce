using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>What each operation along a row is, from its definition; empty rows and rows of −∞ as in docs/conventions.md.</summary>
internal static class RowRules
{
    public static readonly IReadOnlyDictionary<Op, RowRule> Table = new Dictionary<Op, RowRule>
    {
        [Ops.Sum] = new((rows, zero) => [Sum(rows[0], zero)], at => [[.. at.X.Select(_ => at.G)]]),
        [Ops.Mean] = new((rows, zero) => [Mean(rows[0], zero)], at => [[.. at.X.Select(_ => at.G / at.X.Length)]]),
        [Ops.Dot] = new(
            (rows, zero) => [Dot(rows[0], rows[1], zero)],
            at => [[.. at.Y.Select(y => Product(at.G, y))], [.. at.X.Select(x => Product(at.G, x))]]),
        [Ops.Norm] = new((rows, zero) => [Norm(rows[0], zero)], at => [[.. at.X.Select(x => at.F.IsZero ? at.Zero : at.G * (x / at.F))]]),
        [Ops.Cosine] = new((rows, zero) => [Cosine(rows[0], rows[1], zero)], at => [CosineByFirst(at, at.X, at.Y), CosineByFirst(at, at.Y, at.X)]),
        [Ops.Angle] = new((rows, zero) => [Angle(rows[0], rows[1], zero)], at => [AngleByFirst(at, at.X, at.Y), AngleByFirst(at, at.Y, at.X)]),
        [Ops.NormP] = new((rows, zero) => [NormP(rows[0], rows[1], zero)], at => [NormPByElements(at), NormPByOrder(at)]),
        [Ops.Variance] = new((rows, zero) => [Variance(rows[0], zero)], at => [[.. Deviations(at.X, at.Zero).Select(d => at.G * (2 * d) / at.X.Length)]]),
        [Ops.Std] = new(
            (rows, zero) => [Variance(rows[0], zero).Sqrt],
            at => [[.. Deviations(at.X, at.Zero).Select(d => at.F.IsZero ? at.Zero : at.G * d / (at.X.Length * at.F))]]),
        [Ops.RowMax] = new(
            (rows, zero) => [rows[0].Aggregate(new Real(Ball.NegativeInfinity, zero.Arithmetic), (max, x) => new(zero.Arithmetic.Max(max.Ball, x.Ball), zero.Arithmetic))],
            at => [Shared(at, Greatest(at.X))]),
        [Ops.RowMin] = new(
            (rows, zero) => [rows[0].Aggregate(new Real(Ball.PositiveInfinity, zero.Arithmetic), (min, x) => new(zero.Arithmetic.Min(min.Ball, x.Ball), zero.Arithmetic))],
            at => [Shared(at, Greatest([.. at.X.Select(x => -x)]))]),
        [Ops.LogSumExp] = new(
            (rows, zero) => [LogSumExp(rows[0], zero)],
            at => [[.. Softmax(at.X, at.Zero).Select(share => Product(at.G, share))]]),
        [Ops.Entropy] = new(
            (rows, zero) => [Entropy(rows[0], zero)],
            at => [[.. Softmax(at.X, at.Zero).Zip(LogSoftmax(at.X, at.Zero), (share, log) => -Product(at.G * share, log + at.F))]],
            (row, zero) => Softmax(row, zero).Zip(LogSoftmax(row, zero))),
        [Ops.Softmax] = new((rows, zero) => Softmax(rows[0], zero), at => [SoftmaxPullback(at, Softmax(at.X, at.Zero))]),
        [Ops.SoftmaxComplement] = new(
            (rows, zero) => [.. Softmax(rows[0], zero).Select(share => 1 - share)],
            at => [[.. SoftmaxPullback(at, Softmax(at.X, at.Zero)).Select(contribution => -contribution)]]),
        [Ops.LogSoftmax] = new((rows, zero) => LogSoftmax(rows[0], zero), LogSoftmaxPullback),
    };

    /// <summary>The positions of the greatest element; the precision does not do where it is open.</summary>
    public static List<int> Greatest(Real[] row)
    {
        var best = new List<int>();
        for (var i = 0; i < row.Length; i++)
        {
            // A NaN is greater than every number, as the maximum of a row with one is NaN.
            if (best.Count == 0 || (row[i].Ball.IsNaN && !row[best[0]].Ball.IsNaN) || row[best[0]].IsLess(row[i]))
                best = [i];
            else if ((row[i].Ball.IsNaN && row[best[0]].Ball.IsNaN) || row[best[0]].IsEqual(row[i]))
                best.Add(i);
        }

        return best;
    }

    private static Real Product(Real adjoint, Real factor) => adjoint.IsZero || factor.IsZero ? adjoint.Of(0) : adjoint * factor;

    private static Real Sum(IEnumerable<Real> row, Real zero) => row.Aggregate(zero, (sum, x) => sum + x);

    private static Real Mean(Real[] row, Real zero) => row.Length == 0 ? zero : Sum(row, zero) / row.Length;

    private static Real Dot(Real[] x, Real[] y, Real zero) => Sum(x.Zip(y, ElementRules.ZeroProduct), zero);

    private static Real Norm(Real[] row, Real zero) => Sum(row.Select(x => x.Square), zero).Sqrt;

    private static Real[] Deviations(Real[] row, Real zero)
    {
        var mean = Mean(row, zero);
        return [.. row.Select(x => x - mean)];
    }

    private static Real Variance(Real[] row, Real zero) => Mean([.. Deviations(row, zero).Select(d => d.Square)], zero);

    private static Real Cosine(Real[] x, Real[] y, Real zero)
    {
        var norms = Norm(x, zero) * Norm(y, zero);
        return norms.IsZero ? zero : Dot(x, y, zero) / norms;
    }

    private static Real[] CosineByFirst(RowPoint at, Real[] x, Real[] y)
    {
        var (normX, normY) = (Norm(x, at.Zero), Norm(y, at.Zero));
        return [.. x.Zip(y, (a, b) => normX.IsZero || normY.IsZero ? at.Zero : at.G * ((b / normY) - (at.F * (a / normX))) / normX)];
    }

    private static Real[] Unit(Real[] row, Real zero)
    {
        var norm = Norm(row, zero);
        return [.. row.Select(x => x / norm)];
    }

    // The half of the angle as the two sides of a right triangle: an inverse cosine would need the cosine exactly at 1.
    private static Real Angle(Real[] x, Real[] y, Real zero)
    {
        if ((Norm(x, zero) * Norm(y, zero)).IsZero)
            return zero.Of(1).Atan2(zero);
        var (u, v) = (Unit(x, zero), Unit(y, zero));
        return 2 * Norm([.. u.Zip(v, (a, b) => a - b)], zero).Atan2(Norm([.. u.Zip(v, (a, b) => a + b)], zero));
    }

    private static Real[] AngleByFirst(RowPoint at, Real[] x, Real[] y)
    {
        var cosine = Cosine(x, y, at.Zero);
        var sine = (1 - cosine.Square).Sqrt;
        if ((Norm(x, at.Zero) * Norm(y, at.Zero)).IsZero || sine.IsZero)
            return [.. x.Select(_ => at.Zero)];
        var norm = Norm(x, at.Zero);
        return [.. Unit(x, at.Zero).Zip(Unit(y, at.Zero), (u, v) => at.G * ((cosine * u) - v) / (sine * norm))];
    }

    private static Real NormP(Real[] row, Real[] order, Real zero)
    {
        if (row.Any(x => x.Ball.IsNaN))
            return new(Ball.NaN, zero.Arithmetic);
        if (row.Any(x => x.Ball.IsInfinite))
            return new(Ball.PositiveInfinity, zero.Arithmetic);
        return row.All(x => x.IsZero) ? zero : Sum(row.Select(x => x.Abs.Pow(order[0])), zero).Pow(1 / order[0]);
    }

    private static Real[] NormPByElements(RowPoint at) =>
        [.. at.X.Select(x => at.F.IsZero || x.IsZero ? at.Zero : at.G * x.Of(x.Sign()) * (x.Abs / at.F).Pow(at.Y[0] - 1))];

    // The order is one number: all of its derivative stands at the first place.
    private static Real[] NormPByOrder(RowPoint at)
    {
        if (at.F.IsZero)
            return [.. at.X.Select(_ => at.Zero)];
        var entropy = Sum(at.X.Where(x => !x.IsZero).Select(x => (x.Abs / at.F).Pow(at.Y[0]) * (x.Abs / at.F).Log), at.Zero);
        return [.. at.X.Select((_, i) => i == 0 ? at.G * at.F / at.Y[0] * entropy : at.Zero)];
    }

    private static Real[] Shared(RowPoint at, List<int> winners) => [.. at.X.Select((_, i) => winners.Contains(i) ? at.G / winners.Count : at.Zero)];

    /// <summary>The exponentials over the greatest element, whose own is exactly 1; null where the row has none or they are undefined.</summary>
    private static (Real Shift, Real[] Exponentials)? Exponentials(Real[] row)
    {
        var shift = -1;
        for (var i = 0; i < row.Length; i++)
            if (row[i].Ball.IsFinite && (shift < 0 || row[i].Ball.Mid > row[shift].Ball.Mid))
                shift = i;
        return shift < 0 ? null : (row[shift], [.. row.Select((x, i) => i == shift ? x.Of(1) : (x - row[shift]).Exp)]);
    }

    private static bool IsUndefined(Real[] row) => row.Any(x => x.Ball.IsNaN || x.Ball.Kind == BallKind.PositiveInfinity);

    private static Real LogSumExp(Real[] row, Real zero)
    {
        if (row.Any(x => x.Ball.IsNaN))
            return new(Ball.NaN, zero.Arithmetic);
        if (row.Any(x => x.Ball.Kind == BallKind.PositiveInfinity))
            return new(Ball.PositiveInfinity, zero.Arithmetic);
        return Exponentials(row) is var (shift, exponentials) ? shift + Sum(exponentials, zero).Log : new(Ball.NegativeInfinity, zero.Arithmetic);
    }

    private static Real[] Softmax(Real[] row, Real zero)
    {
        if (IsUndefined(row))
            return [.. row.Select(_ => new Real(Ball.NaN, zero.Arithmetic))];
        if (Exponentials(row) is not var (_, exponentials))
            return [.. row.Select(_ => zero)];
        var sum = Sum(exponentials, zero);
        return [.. exponentials.Select(e => e / sum)];
    }

    private static Real Entropy(Real[] row, Real zero) => -Sum(Softmax(row, zero).Zip(LogSoftmax(row, zero), Product), zero);

    private static Real[] SoftmaxPullback(RowPoint at, Real[] shares)
    {
        var mean = Sum(at.Adjoint.Zip(shares, Product), at.Zero);
        return [.. at.Adjoint.Zip(shares, (adjoint, share) => share.IsZero ? at.Zero : share * (adjoint - mean))];
    }

    private static Real[] LogSoftmax(Real[] row, Real zero)
    {
        if (IsUndefined(row))
            return [.. row.Select(_ => new Real(Ball.NaN, zero.Arithmetic))];
        if (Exponentials(row) is not var (shift, exponentials))
            return row;

        // One exponential is exactly 1: the logarithm of the rest beside it loses nothing.
        var tail = Sum(exponentials, zero.Of(-1)).Log1p;
        return [.. row.Select(x => x - shift - tail)];
    }

    private static Real[][] LogSoftmaxPullback(RowPoint at)
    {
        var shares = Softmax(at.X, at.Zero);
        var counted = at.X.Select(x => x.Ball.Kind != BallKind.NegativeInfinity).ToArray();
        var sum = Sum(at.Adjoint.Where((_, i) => counted[i]), at.Zero);
        return [[.. at.Adjoint.Select((adjoint, i) => counted[i] ? adjoint - Product(sum, shares[i]) : at.Zero)]];
    }
}
