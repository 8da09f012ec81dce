using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>Where values lie: interval analysis over a formula.</summary>
internal sealed class Ranges
{
    // Beyond that many nodes an assumption is not followed.
    private const int MostRefined = 256;

    private readonly IReadOnlyList<Parameter> parameters;
    private readonly Ranges anywhere;
    private readonly Dictionary<Node, Interval> known = [];
    private readonly Dictionary<Assumptions, Ranges> refined = [];
    private readonly Dictionary<(Node Condition, bool Holds), Ranges> branches = [];

    public Ranges(IReadOnlyList<Parameter> parameters)
    {
        this.parameters = parameters;
        anywhere = this;
    }

    private Ranges(Ranges anywhere, Assumptions assumptions)
    {
        parameters = anywhere.parameters;
        this.anywhere = anywhere;
        Assumptions = assumptions;
    }

    /// <summary>What is assumed here.</summary>
    public Assumptions Assumptions { get; } = Assumptions.None;

    public static Interval Of(Node node, IReadOnlyList<Parameter> parameters) => new Ranges(parameters).Of(node);

    /// <summary>The same formula in a place where more, or less, is known.</summary>
    public Ranges Under(Assumptions assumptions)
    {
        if (assumptions.IsEmpty)
            return anywhere;
        if (!anywhere.refined.TryGetValue(assumptions, out var ranges))
            anywhere.refined[assumptions] = ranges = new Ranges(anywhere, assumptions);
        return ranges;
    }

    /// <summary>Here, where also a condition holds, or does not.</summary>
    public Ranges Where(Node condition, bool holds)
    {
        if (!branches.TryGetValue((condition, holds), out var ranges))
            branches[(condition, holds)] = ranges = Under(Assumptions.And(condition, holds, this));
        return ranges;
    }

    /// <summary>Below an operation, where other elements of a row stand.</summary>
    public Ranges Below(Node node) => node.Op.HasAxis ? Under(Assumptions.Across(node.Axis)) : this;

    public Interval Of(Node node)
    {
        if (!IsConcerned(node))
            return anywhere.Of(node);
        var order = Graph.Topological([node], known.ContainsKey, OperandsHere);
        if (anywhere != this && order.Count > MostRefined)
            return known[node] = anywhere.Of(node);
        foreach (var inner in order)
            known[inner] = IsConcerned(inner) ? Assumed(inner, inner.Op.Range.Intersect(Compute(inner))) : anywhere.Of(inner);
        return known[node];
    }

    private bool IsConcerned(Node node) => anywhere == this || node.Id >= Assumptions.Oldest;

    private ImmutableArray<Node> OperandsHere(Node node) => IsConcerned(node) && Below(node) == this ? node.Operands : [];

    /// <summary>A range within what is assumed; where both exclude each other no number gets here.</summary>
    private Interval Assumed(Node node, Interval range)
    {
        var both = range.Intersect(Assumptions.Of(node));
        return both.Minimum <= both.Maximum ? both : range;
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

        var below = Below(node);
        var x = below == this ? known[node.X] : below.Of(node.X);
        if (node.Is(Ops.Mean))
            return x.Union(Interval.Point(0));
        if (Rising.TryGetValue(node.Op, out var rising))
            return Mapped(x, rising.Value, rising.From);
        var y = node.Operands.Length > 1 && node.Y.Kind == ElementKind.Real ? below == this ? known[node.Y] : below.Of(node.Y) : Interval.All;
        return node.Op switch
        {
            var op when op == Ops.Add => x + y,
            var op when op == Ops.Subtract => x + -y,
            var op when op == Ops.Negate => -x,
            var op when op == Ops.Multiply || op == Ops.Dot => node.X == node.Y ? Squared(x, op) : op == Ops.Dot ? Total(x * y) : x * y,
            var op when op == Ops.ZeroProduct => x * y,
            var op when op == Ops.XLogY => x * Mapped(y, Math.Log, 0),
            var op when op == Ops.Divide => x * Reciprocal(y),
            var op when op == Ops.Reciprocal => Reciprocal(x),
            var op when op == Ops.Square => Squared(x, op),
            var op when op == Ops.Abs => x.IsNonNegative ? x : x.IsNonPositive ? -x : Interval.NonNegative,
            var op when op == Ops.Max => new Interval(Math.Max(x.Minimum, y.Minimum), Math.Max(x.Maximum, y.Maximum)),
            var op when op == Ops.Min => new Interval(Math.Min(x.Minimum, y.Minimum), Math.Min(x.Maximum, y.Maximum)),
            var op when op == Ops.Sum => Total(x),
            var op when op == Ops.SumOfProducts => Total(x * y),
            var op when (op == Ops.Pow || op == Ops.PowUniform) && x.IsNonNegative => Interval.NonNegative,
            _ => Interval.All,
        };
    }

    private Interval Declared(int parameter)
    {
        if (parameter >= parameters.Count || parameters[parameter].Domain is not { } domain)
            return Interval.All;
        return new Interval(
            domain.MinimumExclusive ? Interval.Above(domain.Minimum) : domain.Minimum,
            domain.MaximumExclusive ? -Interval.Above(-domain.Maximum) : domain.Maximum);
    }

    /// <summary>Both branches, each where its condition holds. Choices within a branch are looked into no further than their own values.</summary>
    private Interval Chosen(Node select)
    {
        Interval Branch(Node value, bool holds)
        {
            var ranges = Where(select.X, holds);
            return anywhere == this ? ranges.Of(value) : ranges.Assumed(value, known[value]);
        }

        return Branch(select.Y, true).Union(Branch(select.Z, false));
    }

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
}
