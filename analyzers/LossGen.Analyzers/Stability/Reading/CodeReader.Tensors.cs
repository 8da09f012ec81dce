using System.Globalization;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>TorchSharp: functions of torch and methods of tensors, by name.</summary>
internal sealed partial class CodeReader
{
    private const int MostDimensions = 32;

    private readonly HashSet<Node> chosen = [];

    private static readonly Dictionary<string, Op> TensorFunctions = new()
    {
        ["exp"] = Ops.Exp,
        ["exp2"] = Ops.Exp2,
        ["expm1"] = Ops.Expm1,
        ["log"] = Ops.Log,
        ["log2"] = Ops.Log2,
        ["log10"] = Ops.Log10,
        ["log1p"] = Ops.Log1p,
        ["sqrt"] = Ops.Sqrt,
        ["square"] = Ops.Square,
        ["abs"] = Ops.Abs,
        ["neg"] = Ops.Negate,
        ["negative"] = Ops.Negate,
        ["sign"] = Ops.Sign,
        ["sigmoid"] = Ops.Sigmoid,
        ["expit"] = Ops.Sigmoid,
        ["logsigmoid"] = Ops.LogSigmoid,
        ["softplus"] = Ops.Softplus,
        ["tanh"] = Ops.Tanh,
        ["sinh"] = Ops.Sinh,
        ["cosh"] = Ops.Cosh,
        ["sin"] = Ops.Sin,
        ["cos"] = Ops.Cos,
        ["acos"] = Ops.Acos,
        ["asinh"] = Ops.Asinh,
        ["atanh"] = Ops.Atanh,
        ["erf"] = Ops.Erf,
        ["erfc"] = Ops.Erfc,
        ["hypot"] = Ops.Hypot,
        ["pow"] = Ops.Pow,
        ["add"] = Ops.Add,
        ["sub"] = Ops.Subtract,
        ["mul"] = Ops.Multiply,
        ["div"] = Ops.Divide,
        ["maximum"] = Ops.Max,
        ["minimum"] = Ops.Min,
        ["logaddexp"] = Ops.LogAddExp,
        ["xlogy"] = Ops.XLogY,
    };

    private static readonly Dictionary<string, Op> TensorReductions = new()
    {
        ["sum"] = Ops.Sum,
        ["mean"] = Ops.Mean,
        ["logsumexp"] = Ops.LogSumExp,
        ["softmax"] = Ops.Softmax,
        ["log_softmax"] = Ops.LogSoftmax,
        ["amax"] = Ops.RowMax,
        ["amin"] = Ops.RowMin,
        ["norm"] = Ops.Norm,
    };

    /// <summary>A tensor may vary along any dimension.</summary>
    private static AxisSet AllDimensions { get; } = new(((1UL << MostDimensions) - 1) << 2);

    private Node ReadTensorCall(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name.TrimEnd('_');
        var written = Written(call).ToList();
        if (call.Instance is { } instance)
            written.Insert(0, instance);
        if (call.TargetMethod.Name.EndsWith("_", StringComparison.Ordinal) || NumericTypes.Of(call.Type) != NumericType.Tensor || written.Count == 0)
            return Unknown(call);

        if (TensorReductions.TryGetValue(name, out var reduction))
        {
            var tensor = Read(written[0]);
            foreach (var argument in written.Skip(1))
                Read(argument);
            return Dimension(written) is { } axis && tensor.Axes.Contains(axis) ? simplifier.Along(reduction, axis, tensor) : TensorLeaf(name);
        }

        if (name == "where" && written.Count == 3)
            return ReadTensorChoice(call, written);
        Node[] operands = [.. written.Select(Read)];
        if (operands.Any(operand => operand.Kind != ElementKind.Real))
            return TensorLeaf(name);
        if (name == "rsub" && operands.Length == 2)
            return simplifier.Make(Ops.Subtract, operands[1], operands[0]);
        if (name == "reciprocal" && operands.Length == 1)
            return simplifier.Make(Ops.Divide, simplifier.Constant(1), operands[0]);
        if (name is "clamp" or "clip" && operands.Length == 3)
            return simplifier.Make(Ops.Min, simplifier.Make(Ops.Max, operands[0], operands[1]), operands[2]);
        if (name == "clamp_min" && operands.Length == 2)
            return simplifier.Make(Ops.Max, operands[0], operands[1]);
        if (name is "zeros_like" or "ones_like")
            return simplifier.Constant(name == "ones_like" ? 1 : 0);
        return TensorFunctions.TryGetValue(name, out var op) && op.Operands.Length == operands.Length ? simplifier.Make(op, operands) : TensorLeaf(name);
    }

    /// <summary>The branch that is not taken has a gradient too: 0 times what it is.</summary>
    private Node ReadTensorChoice(IInvocationOperation call, List<IOperation> written)
    {
        Node[] operands = [.. written.Select(Read)];
        if (operands.Skip(1).Any(branch => branch.Operands.Length > 0 && !IsChosen(branch.Operands[branch.Operands.Length - 1]) && (branch.Is(Ops.Log) || branch.Is(Ops.Sqrt) || branch.Is(Ops.Acos) || branch.Is(Ops.Pow) || (branch.Is(Ops.Divide) && !branch.Y.IsConstant))))
            Spot("J05", call);
        return operands[0].Kind == ElementKind.Flag && operands[1].Kind == ElementKind.Real && operands[2].Kind == ElementKind.Real
            ? simplifier.Make(Ops.Select, operands)
            : Chosen();
    }

    private bool IsChosen(Node node) => node.Is(Ops.Select) || chosen.Contains(node);

    private Node Chosen()
    {
        var leaf = TensorLeaf("where");
        chosen.Add(leaf);
        return leaf;
    }

    private Node TensorLeaf(string name) => Leaf(name, AllDimensions);

    /// <summary>The axis of a reduction, by the text of its dimension; over all elements where there is none.</summary>
    private Axis? Dimension(List<IOperation> written)
    {
        var text = "";
        if (written.Count > 1)
        {
            var dimension = Unconverted(written[1]);
            if (!NumericTypes.IsInteger(dimension.Type) && dimension.Type is not IArrayTypeSymbol)
                return null;
            text = dimension.ConstantValue is { HasValue: true, Value: { } value } ? Convert.ToString(value, CultureInfo.InvariantCulture)! : dimension.Syntax.ToString().Trim('[', ']', ' ');
        }

        if (!dimensions.TryGetValue(text, out var axis))
        {
            if (dimensions.Count == MostDimensions)
                return null;
            dimensions.Add(text, axis = new Axis(2 + dimensions.Count));
        }

        return axis;
    }
}
