using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>The operations that a value is made of, as bits: a pattern can only stand where all of its own are.</summary>
/// <remarks>Some operations share a bit. Constants and comparisons have none: they are matched in more than one form.</remarks>
internal sealed class PatternSignature
{
    /// <summary>A product or a square.</summary>
    public const ulong Product = 1;

    public const ulong Quotient = 2;

    /// <summary>A sum or difference of at least two terms.</summary>
    public const ulong Sum = 4;

    private const int FirstOther = 3;

    private static readonly Dictionary<Op, ulong> Bits = Ops.Table
        .Where(op => op.Shape != OpShape.Leaf && !IsFree(op))
        .Select((op, index) => (op, bit: 1UL << (FirstOther + (index % (64 - FirstOther)))))
        .ToDictionary(pair => pair.op, pair => pair.bit);

    private readonly Dictionary<Node, ulong> known = [];

    /// <summary>What a pattern needs.</summary>
    public static ulong Of(Pattern pattern) => pattern switch
    {
        Pattern.Call call => BitOf(call.Op) | call.Arguments.Aggregate(0UL, (bits, argument) => bits | Of(argument)),
        Pattern.Sum sum => sum.Terms.Aggregate(sum.Terms.Length > 1 ? Sum : 0UL, (bits, term) => bits | (term.Core is null ? 0 : Of(term.Core))),
        Pattern.Product product => product.Factors.Aggregate(
            (product.Factors.Count(factor => factor.Exponent > 0) > 1 ? Product : 0) | (product.Factors.Any(factor => factor.Exponent < 0) ? Quotient : 0),
            (bits, factor) => bits | Of(factor.Core)),
        _ => 0,
    };

    /// <summary>What a value has.</summary>
    public ulong Of(Node node)
    {
        if (known.TryGetValue(node, out var bits))
            return bits;
        bits = BitOf(node.Op);
        foreach (var operand in node.Operands)
            bits |= Of(operand);
        return known[node] = bits;
    }

    /// <summary>The bit of an operation; 0: it has none.</summary>
    public static ulong BitOf(Op op) =>
        op == Ops.Add || op == Ops.Subtract ? Sum
        : op == Ops.Multiply || op == Ops.Square ? Product
        : op == Ops.Divide ? Quotient
        : Bits.TryGetValue(op, out var bit) ? bit : 0;

    private static bool IsFree(Op op) =>
        op == Ops.Add || op == Ops.Subtract || op == Ops.Negate || op == Ops.Multiply || op == Ops.Square || op == Ops.Divide || op == Ops.Pick
        || op == Ops.Equal || op == Ops.IntegerEqual || op == Ops.FlagEqual || op == Ops.Less || op == Ops.IntegerLess || op == Ops.LessOrEqual || op == Ops.IntegerLessOrEqual
        || op == Ops.Select || op == Ops.Not || op == Ops.And || op == Ops.Or || op == Ops.ToReal;
}
