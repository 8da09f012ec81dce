using System.Reflection;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;
using LossGen.Compiler.Scheduling;
using LossGen.Runtime;

namespace LossGen.Kernels.Tests.Interpretation;

/// <summary>A value of a composite operation, or of its derivative, as kernels compute it: from its lowering, step by step in the element type.</summary>
internal sealed class LoweredOperation
{
    private static readonly Dictionary<Op, Func<double, double, double>> Arithmetic = new()
    {
        [Ops.Add] = (x, y) => x + y,
        [Ops.Subtract] = (x, y) => x - y,
        [Ops.Multiply] = (x, y) => x * y,
        [Ops.Divide] = (x, y) => x / y,
        [Ops.Negate] = (x, _) => -x,
        [Ops.Less] = (x, y) => x < y ? 1 : 0,
        [Ops.LessOrEqual] = (x, y) => x <= y ? 1 : 0,
        [Ops.Equal] = (x, y) => x == y ? 1 : 0,
        [Ops.And] = Math.Min,
        [Ops.Or] = Math.Max,
        [Ops.Not] = (x, _) => 1 - x,
        [Ops.IsNaN] = (x, _) => double.IsNaN(x) ? 1 : 0,
    };

    private readonly Type type;
    private readonly IReadOnlyList<Node> order;
    private readonly Dictionary<Op, MethodInfo> functions = [];

    private LoweredOperation(Graph graph, Node root, Type type)
    {
        this.type = type;
        order = Graph.Topological([new Lowering(graph).Lower(root)]);
        foreach (var op in order.Select(node => node.Op).Where(op => op.Shape != OpShape.Leaf && op != Ops.Select && !Arithmetic.ContainsKey(op)))
            functions[op] = typeof(Simd).GetMethod(Compiler.Emission.Names.Pascal(op.Name), [.. op.Operands.Select(_ => type)])
                ?? throw new InvalidOperationException($"The kernels have no {op}.");
    }

    public static LoweredOperation Value(Op op, Type type)
    {
        var graph = new Graph();
        return new(graph, graph.Make(op, Inputs(graph, op)), type);
    }

    /// <summary>The derivative by one operand.</summary>
    public static LoweredOperation Derivative(Op op, int operand, Type type)
    {
        var graph = new Graph();
        var inputs = Inputs(graph, op);
        var names = new Dictionary<string, Node> { ["x"] = inputs[0], ["y"] = inputs[^1], ["g"] = graph.Constant(1), ["result"] = graph.Make(op, inputs) };
        return new(graph, new ExpressionBuilder(graph, default, names).Build(op.Derivatives[operand]!), type);
    }

    public double At(params double[] arguments)
    {
        var values = new Dictionary<Node, double>();
        foreach (var node in order)
            values[node] = Rounded(Compute(node, arguments, values));
        return values[order[^1]];
    }

    private static Node[] Inputs(Graph graph, Op op) => [.. op.Operands.Select((_, i) => graph.Input(i, ElementKind.Real, AxisSet.Sample))];

    private double Compute(Node node, double[] arguments, Dictionary<Node, double> values)
    {
        if (node.Is(Ops.Input))
            return arguments[node.Parameter];
        if (node.IsConstant)
            return node.Value.ToDouble();
        if (node.Is(Ops.Select))
            return values[node.X] != 0 ? values[node.Y] : values[node.Z];
        if (Arithmetic.TryGetValue(node.Op, out var arithmetic))
            return arithmetic(values[node.X], values[node.Operands[^1]]);
        return Convert.ToDouble(functions[node.Op].Invoke(null, [.. node.Operands.Select(operand => Convert.ChangeType(values[operand], type, null))]), null);
    }

    private double Rounded(double value) => type == typeof(float) ? (float)value : value;
}
