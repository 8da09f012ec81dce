using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>
/// The oracle: what a formula and its gradient are for one sample, from the definitions of the operations, in as many bits as it takes.
/// Shares nothing with the compiler but the representation of formulas.
/// </summary>
internal static class Interpreter
{
    /// <summary>Evaluates a formula for one sample.</summary>
    /// <param name="formula">The formula, as it was read or at any later stage before lowering.</param>
    /// <param name="inputs">The sample.</param>
    /// <param name="format">Values are computed until they are known far below one unit in the last place of this format.</param>
    /// <param name="mostBits">The precision at which to give up.</param>
    public static OracleResult Evaluate(Formula formula, SampleInputs inputs, FloatFormat format, int mostBits = BallArithmetic.MostBits)
    {
        var bits = BallArithmetic.StartBits;
        for (; bits <= mostBits; bits *= 2)
        {
            try
            {
                if (Evaluate(formula, inputs, new BallArithmetic(bits)) is var result && IsPreciseEnough(result, format))
                    return result;
            }
            catch (PrecisionException)
            {
                // The next precision may decide it.
            }
            catch (OutOfReachException)
            {
                break;
            }
        }

        return OracleResult.Capped(bits);
    }

    private static OracleResult Evaluate(Formula formula, SampleInputs inputs, BallArithmetic arithmetic)
    {
        var evaluation = new Evaluation(formula, inputs, arithmetic);
        var isIgnored = formula.Parameters.Where((parameter, i) => parameter.IsLabel && !parameter.IsRow && inputs.Values[i][0] == inputs.IgnoreLabel).Any();
        ImmutableArray<OutputValue> outputs = [.. formula.Outputs.Select(output => isIgnored ? Uncounted : Value(evaluation, output))];
        return new OracleResult(outputs, Gradients(formula, inputs, evaluation, outputs[0]), arithmetic.Bits, false);
    }

    private static OutputValue Uncounted => new(Ball.Zero, Ball.Zero, false);

    private static OutputValue Value(Evaluation evaluation, Output output)
    {
        if (output.Counts is { } counts && !evaluation.Of(counts)[0].Flag)
            return Uncounted;
        var weight = output.Weight is { } node ? evaluation.Of(node)[0].Real : Ball.One;
        return weight.IsZero ? Uncounted : new OutputValue(evaluation.Of(output.Value)[0].Real, weight, true);
    }

    private static ImmutableArray<GradientValues> Gradients(Formula formula, SampleInputs inputs, Evaluation evaluation, OutputValue loss)
    {
        var asked = Enumerable.Range(0, formula.Parameters.Length).Where(i => formula.Parameters[i].IsGrad).ToList();
        GradientValues All(int parameter, Ball value) => new(parameter, [.. inputs.Values[parameter].Select(_ => value)]);

        // A loss that is infinite because of a masked logit cannot be lowered by moving the others.
        if (!loss.Counts || (loss.Value.IsInfinite && HasMaskedElement(formula, inputs)))
            return [.. asked.Select(parameter => All(parameter, Ball.Zero))];
        if (loss.Value.IsNaN)
            return [.. asked.Select(parameter => All(parameter, Ball.NaN))];

        var adjoints = evaluation.Backward(formula.Loss.Value, 0, Active(formula));
        return
        [
            .. asked.Select(parameter => adjoints.TryGetValue(formula.InputNode(parameter), out var adjoint)
                ? new GradientValues(parameter, [.. adjoint])
                : All(parameter, Ball.Zero)),
        ];
    }

    private static bool HasMaskedElement(Formula formula, SampleInputs inputs) =>
        formula.Parameters.Where((parameter, i) => parameter.Kind == ParameterKind.Row && inputs.Values[i].Contains(double.NegativeInfinity)).Any()
        || Graph.Topological([formula.Loss.Value]).Any(node => node.Is(Ops.Select) && node.Operands.Any(operand => operand.IsValue(Rational.NegativeInfinity)));

    /// <summary>The nodes that depend on an input with a gradient, and not only through a stopped one.</summary>
    private static Func<Node, bool> Active(Formula formula)
    {
        var active = new HashSet<Node>();
        foreach (var node in Graph.Topological([formula.Loss.Value]))
            if (node.Is(Ops.Input) ? formula.Parameters[node.Parameter].IsGrad : !node.Is(Ops.StopGradient) && node.Operands.Any(active.Contains))
                active.Add(node);
        return active.Contains;
    }

    private static bool IsPreciseEnough(OracleResult result, FloatFormat format) =>
        result.Outputs.All(output => output.Value.IsPreciseEnough(format) && output.Weight.IsPreciseEnough(format))
        && result.Gradients.All(gradient => gradient.Elements.All(element => element.IsPreciseEnough(format)));
}
