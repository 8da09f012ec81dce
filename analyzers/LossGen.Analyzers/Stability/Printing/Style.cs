using System.Collections.Immutable;
using LossGen.Analyzers.Stability.Reading;
using LossGen.Compiler.Ir;
using StableFunctions = LossGen.Analyzers.Stability.Reading.Functions;

namespace LossGen.Analyzers.Stability.Printing;

/// <summary>How operations are written for one library: a format each, in which <c>{0}</c> is the first operand and <c>{d}</c> a dimension.</summary>
/// <param name="Functions">The functions.</param>
/// <param name="Type">The type in which the text is computed.</param>
/// <param name="Cast">What converts an operand of another type; empty: nothing is needed.</param>
/// <param name="Suffix">The suffix of constants that are not whole.</param>
internal sealed record Style(ImmutableDictionary<Op, string> Functions, NumericType Type, string Cast, string Suffix)
{
    private static readonly Op[] Basic =
    [
        Ops.Abs, Ops.Max, Ops.Min, Ops.Sqrt, Ops.Cbrt, Ops.Exp, Ops.Log, Ops.Log2, Ops.Log10, Ops.Sin, Ops.Cos, Ops.Tan, Ops.Asin, Ops.Acos, Ops.Atan, Ops.Atan2,
        Ops.Sinh, Ops.Cosh, Ops.Tanh, Ops.Asinh, Ops.Acosh, Ops.Atanh, Ops.Pow, Ops.CopySign, Ops.Sign,
    ];

    /// <summary>Operations that are written with operators, or that C# code has no function for.</summary>
    private static readonly Op[] Unwritten =
    [
        Ops.Add, Ops.Subtract, Ops.Multiply, Ops.Divide, Ops.Negate, Ops.Square, Ops.ZeroProduct, Ops.Reciprocal, Ops.StopGradient, Ops.RowMax, Ops.RowMin, Ops.Dot,
        Ops.Floor, Ops.Ceiling, Ops.Round, Ops.Truncate, Ops.Remainder, Ops.Exp10, Ops.Std,
        Ops.ExpOfNonPositive, Ops.Log1pOfUnit, Ops.PowUniform, Ops.DivisionScale, Ops.NormalizerMax, Ops.NormalizerTail, Ops.NormalizerShift, Ops.Entropy,
        Ops.BoundedExponent, Ops.SumOfProducts,
    ];

    private static readonly Style Single = Scalar(NumericType.Single, "MathF", "(float)", "f");

    private static readonly Style Double = Scalar(NumericType.Double, "Math", "(double)", "d");

    private static readonly Style Tensor = new(
        new Dictionary<Op, string>
        {
            [Ops.Exp] = "torch.exp({0})",
            [Ops.Exp2] = "torch.exp2({0})",
            [Ops.Expm1] = "torch.expm1({0})",
            [Ops.Log] = "torch.log({0})",
            [Ops.Log2] = "torch.log2({0})",
            [Ops.Log10] = "torch.log10({0})",
            [Ops.Log1p] = "torch.log1p({0})",
            [Ops.Sqrt] = "torch.sqrt({0})",
            [Ops.Square] = "torch.square({0})",
            [Ops.Abs] = "torch.abs({0})",
            [Ops.Tanh] = "torch.tanh({0})",
            [Ops.Sinh] = "torch.sinh({0})",
            [Ops.Cosh] = "torch.cosh({0})",
            [Ops.Sin] = "torch.sin({0})",
            [Ops.Asin] = "torch.asin({0})",
            [Ops.Asinh] = "torch.asinh({0})",
            [Ops.Acosh] = "torch.acosh({0})",
            [Ops.Atanh] = "torch.atanh({0})",
            [Ops.Sigmoid] = "torch.sigmoid({0})",
            [Ops.LogSigmoid] = "torch.nn.functional.logsigmoid({0})",
            [Ops.Softplus] = "torch.nn.functional.softplus({0})",
            [Ops.Erf] = "torch.erf({0})",
            [Ops.Erfc] = "torch.erfc({0})",
            [Ops.Hypot] = "torch.hypot({0}, {1})",
            [Ops.LogAddExp] = "torch.logaddexp({0}, {1})",
            [Ops.XLogY] = "torch.xlogy({0}, {1})",
            [Ops.LogSumExp] = "torch.logsumexp({0}, {d})",
            [Ops.Softmax] = "torch.nn.functional.softmax({0}, {d})",
            [Ops.LogSoftmax] = "torch.nn.functional.log_softmax({0}, {d})",
            [Ops.Sum] = "torch.sum({0}, {d})",
            [Ops.Mean] = "torch.mean({0}, {d})",
        }.ToImmutableDictionary(),
        NumericType.Tensor, "", "");

    /// <summary>The style of a type; null where no fix can be written.</summary>
    public static Style? Of(NumericType type) => type switch
    {
        NumericType.Single or NumericType.Half => Single,
        NumericType.Double => Double,
        NumericType.Tensor => Tensor,
        _ => null,
    };

    private static Style Scalar(NumericType type, string library, string cast, string suffix)
    {
        var functions = new Dictionary<Op, string>();
        foreach (var op in Ops.Table)
            if (op.Operands.Length is 1 or 2 && op.Operands.All(kind => kind == ElementKind.Real) && op.Result == ElementKind.Real && op.Shape is OpShape.Elementwise or OpShape.Reduction)
                functions[op] = "StableMath." + StableFunctions.NameOf(op) + Parameters(op);
        foreach (var op in Basic)
            functions[op] = library + "." + StableFunctions.NameOf(op) + Parameters(op);
        foreach (var op in Unwritten)
            functions.Remove(op);
        return new Style(functions.ToImmutableDictionary(), type, cast, suffix);
    }

    private static string Parameters(Op op) => op.Operands.Length == 1 ? "({0})" : "({0}, {1})";
}
