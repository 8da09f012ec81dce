using System.Reflection;
using LossGen.Compiler.Emission;
using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Runtime;

namespace LossGen.Kernels.Tests.Interpretation;

/// <summary>The functions of the kernels keep the bounds that the table of operations states for them.</summary>
public sealed class UlpBoundTests
{
    private const int Samples = 400;

    private static readonly BallArithmetic Arithmetic = new(256);

    // Operations that kernels have under another name.
    private static readonly Dictionary<Op, string> Names = new() { [Ops.Remainder] = "IEEERemainder" };

    public static TheoryData<string> Functions => [.. Ops.Table.Where(op => Function(op, typeof(float)) is not null).Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void AFloatFunctionKeepsTheBoundOfItsRow(string name) => Check(Ops.Find(name)!, typeof(float));

    [Theory]
    [MemberData(nameof(Functions))]
    public void ADoubleFunctionKeepsTheBoundOfItsRow(string name) => Check(Ops.Find(name)!, typeof(double));

    private static void Check(Op op, Type type)
    {
        var function = Function(op, type)!;
        var random = new Random(op.Name.Length);
        var (worst, at, compared) = (0.0, "", 0);
        for (var i = 0; i < Samples; i++)
        {
            var arguments = op.Operands.Select(_ => Argument(op, random, type)).ToArray();
            if (Truth(op, arguments) is not { IsFinite: true } truth || !IsNormal(truth, type))
                continue;
            compared++;
            var value = function.Invoke(null, [.. arguments.Select(argument => Convert.ChangeType(argument, type, null))])!;
            var ulps = value is float single ? Ulps.Of(single, truth) : Ulps.Of((double)value, truth);
            if (ulps > worst)
                (worst, at) = (ulps, string.Join(", ", arguments));
        }

        Assert.True(compared > Samples / 10, $"Only {compared} samples of {op} were compared.");
        Assert.True(worst <= op.UlpBound, $"{op} is {worst:0.00} ulp off at {at}; its row says {op.UlpBound}.");
    }

    private static MethodInfo? Function(Op op, Type type) =>
        op is { Shape: OpShape.Elementwise, IsComposite: false, Result: ElementKind.Real } && op.Operands.All(operand => operand == ElementKind.Real) && ElementRules.Table.ContainsKey(op)
            ? typeof(Simd).GetMethod(Names.GetValueOrDefault(op, Compiler.Emission.Names.Pascal(op.Name)), [.. op.Operands.Select(_ => type)])
            : null;

    private static Ball? Truth(Op op, double[] arguments)
    {
        try
        {
            return ElementRules.Table[op].Value(Exactly(arguments[0]), Exactly(arguments[^1])).Ball;
        }
        catch (PrecisionException)
        {
            return null;
        }
    }

    private static Real Exactly(double value) => new(Ball.From(value), Arithmetic);

    private static bool IsNormal(Ball truth, Type type) =>
        type == typeof(float) ? truth.TryRound(out float single) && float.IsNormal(single) : truth.TryRound(out double value) && double.IsNormal(value);

    /// <summary>Numbers of all signs and sizes that functions see, in the domain of the forms for a part of it.</summary>
    private static double Argument(Op op, Random random, Type type)
    {
        var size = Math.Pow(2, (random.NextDouble() * 30) - 24) * (1 + random.NextDouble());
        var value = op == Ops.ExpOfNonPositive ? -size : op == Ops.Log1pOfUnit ? size % 1 : random.Next(2) == 0 ? size : -size;
        return type == typeof(float) ? (float)value : value;
    }
}
