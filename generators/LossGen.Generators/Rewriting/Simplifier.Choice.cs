using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

internal sealed partial class Simplifier
{
    private Node? Choice(Node condition, Node whenTrue, Node whenFalse)
    {
        if (condition.Is(Ops.FlagConstant))
            return (bool)condition.Payload! ? whenTrue : whenFalse;
        if (whenTrue == whenFalse)
            return whenTrue;
        if (condition.Is(Ops.Equal) && ((condition.X == whenFalse && condition.Y == whenTrue) || (condition.Y == whenFalse && condition.X == whenTrue)))
            return whenFalse;
        if (condition.Is(Ops.Not))
            return Make(Ops.Select, condition.X, whenFalse, whenTrue);
        if (whenTrue.Is(Ops.Select) && whenTrue.X == condition)
            return Make(Ops.Select, condition, whenTrue.Y, whenFalse);
        if (whenFalse.Is(Ops.Select) && whenFalse.X == condition)
            return Make(Ops.Select, condition, whenTrue, whenFalse.Z);
        if (whenTrue.Is(Ops.Negate) && whenFalse.Is(Ops.Negate))
            return Make(Ops.Negate, Make(Ops.Select, condition, whenTrue.X, whenFalse.X));
        if (whenTrue.Is(Ops.Negate) && whenFalse.IsValue(0))
            return Make(Ops.Negate, Make(Ops.Select, condition, whenTrue.X, whenFalse));
        return whenFalse.Is(Ops.Negate) && whenTrue.IsValue(0) ? Make(Ops.Negate, Make(Ops.Select, condition, whenTrue, whenFalse.X)) : null;
    }

    private Node? Negated(Node x) => x.Is(Ops.Not) ? x.X : x.Is(Ops.FlagConstant) ? graph.Flag(!(bool)x.Payload!) : null;

    /// <summary>A conjunction, where true is neutral, or a disjunction, where false is.</summary>
    private Node? Both(Node x, Node y, bool neutral) =>
        x == y ? x
        : x.Is(Ops.FlagConstant) ? (bool)x.Payload! == neutral ? y : x
        : y.Is(Ops.FlagConstant) ? (bool)y.Payload! == neutral ? x : y
        : null;

    private Node? Same(Node x, Node y) =>
        x == y ? graph.Flag(true)
        : x.Payload is int first && y.Payload is int second && x.Is(Ops.IntegerConstant) && y.Is(Ops.IntegerConstant) ? graph.Flag(first == second)
        : x.Payload is true && x.Is(Ops.FlagConstant) ? y
        : y.Payload is true && y.Is(Ops.FlagConstant) ? x
        : x.Payload is false && x.Is(Ops.FlagConstant) ? Make(Ops.Not, y)
        : y.Payload is false && y.Is(Ops.FlagConstant) ? Make(Ops.Not, x)
        : null;
}
