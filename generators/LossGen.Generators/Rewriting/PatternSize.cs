using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Rewriting;

/// <summary>How much of a formula a pattern covers.</summary>
internal static class PatternSize
{
    private const int Function = 100;

    /// <summary>Functions outweigh arithmetic: <c>log(exp(a) + exp(b))</c> is larger than <c>(exp(x) + exp(-x)) / 2</c>.</summary>
    public static int Of(Expression expression) =>
        expression is Expression.Call call ? call.Arguments.Sum(Of) + (IsArithmetic(call.Op) ? 1 : Function) : 1;

    private static bool IsArithmetic(Op op) =>
        op == Ops.Add || op == Ops.Subtract || op == Ops.Negate || op == Ops.Multiply || op == Ops.Divide || op == Ops.Square;
}
