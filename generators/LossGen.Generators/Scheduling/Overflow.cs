using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;

namespace LossGen.Compiler.Scheduling;

/// <summary>What float arithmetic may make of finite inputs.</summary>
internal enum Reach
{
    /// <summary>A number.</summary>
    Finite,

    /// <summary>A number, or an infinity in the place of one that is too large.</summary>
    Infinite,

    /// <summary>Anything: infinities have met zeros or each other.</summary>
    Undefined,
}

/// <summary>Which values of a lowered formula may leave the range of float, for inputs in that range; all bounds are on the safe side.</summary>
internal sealed class Overflow(IReadOnlyList<Parameter> parameters)
{
    // The lanes of a sum take in at most 64 terms before they move to double.
    private const double LargestTerm = float.MaxValue / 128;

    private static readonly Interval Single = new(-float.MaxValue, float.MaxValue);

    // What these make of an infinity they also make of every number that is too large for a float.
    private static readonly HashSet<Op> Saturating = [Ops.ExpOfNonPositive, Ops.BoundedExponent, Ops.Exp, Ops.Tanh, Ops.Atan, Ops.Sign];

    private readonly Ranges ranges = new([.. parameters.Select(InSingle)]);
    private readonly Dictionary<(Node Node, Axis Lanes), Reach> known = [];

    /// <summary>Whether a value may be no number though the inputs are.</summary>
    /// <param name="node">The value.</param>
    /// <param name="lanes">The axis of the lanes, in which there are floats; what does not vary along it is computed in double.</param>
    public bool IsPossible(Node node, Axis lanes)
    {
        foreach (var inner in Graph.Topological([node], inner => known.ContainsKey((inner, lanes))))
            known[(inner, lanes)] = inner.Axes.Contains(lanes) ? InLanes(inner, lanes) : inner.IsConstant || Fits(inner, float.MaxValue) ? Reach.Finite : Reach.Infinite;
        return known[(node, lanes)] != Reach.Finite;
    }

    /// <summary>Whether a sum of such terms in float may be no number.</summary>
    public bool IsPossibleInSum(Node term, Axis lanes) => IsPossible(term, lanes) || !Fits(term, LargestTerm);

    private Reach InLanes(Node node, Axis lanes)
    {
        if (node.Kind != ElementKind.Real || node.Op.Shape == OpShape.Leaf)
            return Reach.Finite;
        var operands = node.Operands.Where(operand => operand.Kind == ElementKind.Real).Select(operand => known[(operand, lanes)]).DefaultIfEmpty(Reach.Finite).ToList();
        var worst = operands.Max();
        if (Saturating.Contains(node.Op))
            worst = worst == Reach.Infinite ? Reach.Finite : worst;
        else if (worst == Reach.Infinite && !KeepsInfinity(node, operands))
            worst = Reach.Undefined;
        return worst == Reach.Finite && !IsOneOfItsOperands(node) && !Fits(node, float.MaxValue) ? Reach.Infinite : worst;
    }

    private static bool IsOneOfItsOperands(Node node) =>
        node.Is(Ops.Negate) || node.Is(Ops.Abs) || node.Is(Ops.Select) || node.Is(Ops.Max) || node.Is(Ops.Min);

    private static bool KeepsInfinity(Node node, List<Reach> operands) =>
        IsOneOfItsOperands(node) || ((node.Is(Ops.Add) || node.Is(Ops.Subtract)) && operands.Contains(Reach.Finite));

    private bool Fits(Node node, double largest)
    {
        var range = ranges.Of(node);
        return range.Minimum >= -largest && range.Maximum <= largest;
    }

    private static Parameter InSingle(Parameter parameter)
    {
        var declared = parameter.Domain?.Interval ?? Interval.All;
        var range = declared.Intersect(Single);
        return parameter with
        {
            Domain = new Domain(range.Minimum, range.Maximum, parameter.Domain is { MinimumExclusive: true }, parameter.Domain is { MaximumExclusive: true }),
        };
    }
}
