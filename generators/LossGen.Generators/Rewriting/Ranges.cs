using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>Where values lie: interval analysis over a formula.</summary>
internal sealed class Ranges(IReadOnlyList<Parameter> parameters)
{
    private readonly Dictionary<Node, Interval> known = [];

    public static Interval Of(Node node, IReadOnlyList<Parameter> parameters) => new Ranges(parameters).Of(node);

    public Interval Of(Node node)
    {
        foreach (var inner in Graph.Topological([node], known.ContainsKey))
            known[inner] = inner.Op.Range.Intersect(Compute(inner));
        return known[node];
    }

    /// <summary>Functions that rise over their whole domain, which ends at the bound where it has one.</summary>
    private static readonly Dictionary<Op, (Func<double, double> Value, double From)> Rising = new()
    {
        [Ops.Exp] = (Math.Exp, double.NegativeInfinity),
        [Ops.ExpOfNonPositive] = (Math.Exp, double.NegativeInfinity),
        [Ops.Expm1] = (x => Math.Exp(x) - 1, double.NegativeInfinity),
        [Ops.Log] = (Math.Log, 0),
        [Ops.Log1p] = (x => Math.Log(1 + x), -1),
        [Ops.Sqrt] = (Math.Sqrt, 0),
        [Ops.Sinh] = (Math.Sinh, double.NegativeInfinity),
        [Ops.Tanh] = (Math.Tanh, double.NegativeInfinity),
        [Ops.Atan] = (Math.Atan, double.NegativeInfinity),

        [Ops.Sign] = (x => x > 0 ? 1 : x < 0 ? -1 : 0, double.NegativeInfinity),
        [Ops.Floor] = (Math.Floor, double.NegativeInfinity),
        [Ops.Ceiling] = (Math.Ceiling, double.NegativeInfinity),
        [Ops.Round] = (Math.Round, double.NegativeInfinity),
        [Ops.Truncate] = (Math.Truncate, double.NegativeInfinity),
        [Ops.StopGradient] = (x => x, double.NegativeInfinity),
        [Ops.Mean] = (x => x, double.NegativeInfinity),
        [Ops.Pick] = (x => x, double.NegativeInfinity),
        [Ops.RowMax] = (x => x, double.NegativeInfinity),
        [Ops.RowMin] = (x => x, double.NegativeInfinity),
        [Ops.NormalizerMax] = (x => x, double.NegativeInfinity),
    };

    private Interval Compute(Node node)
    {
        if (node.Kind != ElementKind.Real)
            return Interval.All;
        if (node.IsConstant)
            return Interval.Point(node.Value.ToDouble());
        if (node.Is(Ops.Input))
            return Declared(node.Parameter);
        if (node.Is(Ops.ToReal))
            return node.X.Is(Ops.Length) || node.X.Is(Ops.Iota) ? Interval.NonNegative : Interval.All;
        if (node.Is(Ops.Select))
            return Chosen(node);
        if (node.Operands.Length == 0 || node.X.Kind != ElementKind.Real)
            return Interval.All;

        var x = known[node.X];
        if (node.Is(Ops.Mean))
            return x.Union(Interval.Point(0));
        if (Rising.TryGetValue(node.Op, out var rising))
            return Mapped(x, rising.Value, rising.From);
        var y = node.Operands.Length > 1 && node.Y.Kind == ElementKind.Real ? known[node.Y] : Interval.All;
        return node.Op switch
        {
            var op when op == Ops.Add => x + y,
            var op when op == Ops.Subtract => x + -y,
            var op when op == Ops.Negate => -x,
            var op when op == Ops.Multiply || op == Ops.Dot => node.X == node.Y ? Squared(x, op) : op == Ops.Dot ? Total(x * y) : x * y,
            var op when op == Ops.ZeroProduct => x * y,
            var op when op == Ops.XLogY => x * Mapped(y, Math.Log, 0),
            var op when op == Ops.Divide => x * Reciprocal(y),
            var op when op == Ops.Square => Squared(x, op),
            var op when op == Ops.Abs => x.IsNonNegative ? x : x.IsNonPositive ? -x : Interval.NonNegative,
            var op when op == Ops.Max => new Interval(Math.Max(x.Minimum, y.Minimum), Math.Max(x.Maximum, y.Maximum)),
            var op when op == Ops.Min => new Interval(Math.Min(x.Minimum, y.Minimum), Math.Min(x.Maximum, y.Maximum)),
            var op when op == Ops.Sum => Total(x),
            var op when op == Ops.Pow && x.IsNonNegative => Interval.NonNegative,
            _ => Interval.All,
        };
    }

    private Interval Declared(int parameter)
    {
        if (parameter >= parameters.Count || parameters[parameter].Domain is not { } domain)
            return Interval.All;
        return new Interval(
            domain.MinimumExclusive ? Above(domain.Minimum) : domain.Minimum,
            domain.MaximumExclusive ? -Above(-domain.Maximum) : domain.Maximum);
    }

    /// <summary>Both branches; a branch that is compared with a constant lies on its side of it.</summary>
    private Interval Chosen(Node select)
    {
        var (condition, whenTrue, whenFalse) = (select.X, known[select.Y], known[select.Z]);
        if (condition.Is(Ops.Less) || condition.Is(Ops.LessOrEqual))
        {
            var (low, high) = (condition.X, condition.Y);
            if (low.IsConstant)
            {
                var from = new Interval(Bound(low), double.PositiveInfinity);
                whenTrue = select.Y == high ? whenTrue.Intersect(from) : whenTrue;
                whenFalse = select.Z == high ? whenFalse.Intersect(new(double.NegativeInfinity, from.Minimum)) : whenFalse;
            }
            else if (high.IsConstant)
            {
                var to = new Interval(double.NegativeInfinity, Bound(high));
                whenTrue = select.Y == low ? whenTrue.Intersect(to) : whenTrue;
                whenFalse = select.Z == low ? whenFalse.Intersect(new(to.Maximum, double.PositiveInfinity)) : whenFalse;
            }
        }

        return whenTrue.Union(whenFalse);
    }

    private static double Bound(Node constant) => constant.Value.ToDouble();

    private static Interval Mapped(Interval x, Func<double, double> function, double from)
    {
        var (low, high) = (function(Math.Max(x.Minimum, from)), function(Math.Max(x.Maximum, from)));
        return double.IsNaN(low) || double.IsNaN(high) ? Interval.All : new Interval(low, high);
    }

    private static Interval Squared(Interval x, Op op)
    {
        var square = x.Minimum <= 0 && x.Maximum >= 0
            ? new Interval(0, Math.Max(x.Minimum * x.Minimum, x.Maximum * x.Maximum))
            : new Interval(Math.Min(x.Minimum * x.Minimum, x.Maximum * x.Maximum), Math.Max(x.Minimum * x.Minimum, x.Maximum * x.Maximum));
        return op == Ops.Dot ? Interval.NonNegative : square;
    }

    /// <summary>A sum of any number of terms, also of none.</summary>
    private static Interval Total(Interval term) => term.IsNonNegative ? Interval.NonNegative : term.IsNonPositive ? Interval.NonPositive : Interval.All;

    private static Interval Reciprocal(Interval y) =>
        y.IsNonNegative ? new Interval(1 / Math.Abs(y.Maximum), 1 / Math.Abs(y.Minimum))
        : y.IsNonPositive ? new Interval(-1 / Math.Abs(y.Maximum), -1 / Math.Abs(y.Minimum))
        : Interval.All;

    /// <summary>The next double: every value above an exclusive bound is at least that.</summary>
    private static double Above(double value) =>
        value == 0 ? double.Epsilon
        : double.IsInfinity(value) ? value
        : BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) + (value > 0 ? 1 : -1));
}
