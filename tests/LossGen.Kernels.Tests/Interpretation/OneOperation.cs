using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests.Interpretation;

using Formula = LossGen.Compiler.Ir.Formula;

/// <summary>Formulas of one operation on parameters that all have a gradient.</summary>
internal static class OneOperation
{
    private static readonly Axis Row = new(1);

    public static Formula OfNumbers(Op op) => Make(op, _ => ParameterKind.Number, (graph, inputs) => graph.Make(op, inputs));

    /// <summary>For an operation from a row to a row the sum of its squares, so that all elements matter.</summary>
    public static Formula OfRows(Op op) => Make(op, operand => op == Ops.NormP && operand == 1 ? ParameterKind.Number : ParameterKind.Row, (graph, inputs) => graph.Along(op, Row, inputs) is var node && op.Shape == OpShape.RowWise
        ? graph.Along(Ops.Sum, Row, graph.Make(Ops.Square, node))
        : node);

    public static double Value(Formula formula, params double[][] inputs) => Evaluate(formula, inputs).Loss.Value.Mid.ToDouble();

    public static OracleResult Evaluate(Formula formula, params double[][] inputs) => Interpreter.Evaluate(formula, SampleInputs.Of(inputs), FloatFormat.Double);

    private static Formula Make(Op op, Func<int, ParameterKind> kind, Func<Graph, Node[], Node> make)
    {
        var graph = new Graph();
        Parameter[] parameters =
        [
            .. op.Operands.Select((_, i) => new Parameter("x" + i, kind(i), ElementKind.Real) { IsGrad = true, Axis = kind(i) == ParameterKind.Row ? Row : default }),
        ];
        var inputs = new Formula("Inputs", graph, [.. parameters], []);
        return new Formula(op.Name, graph, [.. parameters], [new Output("loss", make(graph, [.. parameters.Select((_, i) => inputs.InputNode(i))]))]);
    }
}
