using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>The rules by the operations that they can match at.</summary>
internal static class RuleIndex
{
    private static readonly Dictionary<Op, List<(Rule Rule, int Row)>> ByOp = Build();

    public static IReadOnlyList<(Rule Rule, int Row)> For(Op op) => ByOp.TryGetValue(op, out var rules) ? rules : [];

    private static Dictionary<Op, List<(Rule Rule, int Row)>> Build()
    {
        var index = new Dictionary<Op, List<(Rule Rule, int Row)>>();
        for (var row = 0; row < RuleTable.Rows.Count; row++)
        {
            foreach (var op in Heads(RuleTable.Rows[row].Pattern))
            {
                if (!index.TryGetValue(op, out var rules))
                    index.Add(op, rules = []);
                rules.Add((RuleTable.Rows[row], row));
            }
        }

        return index;
    }

    /// <summary>The operations at which a pattern can begin.</summary>
    public static Op[] Heads(Pattern pattern) => pattern switch
    {
        Pattern.Sum => [Ops.Add, Ops.Subtract],
        Pattern.Product => [Ops.Multiply, Ops.Divide, Ops.Square],
        Pattern.Call { Op: var op } when op == Ops.Equal => [Ops.Equal, Ops.IntegerEqual, Ops.FlagEqual],
        Pattern.Call call => [call.Op],
        _ => throw new InvalidOperationException("A rule begins with an operation."),
    };
}
