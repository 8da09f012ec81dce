using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>The condition of a formula's outputs: numerically, by reverse mode over the stable form that kernels are made of.</summary>
internal static class Conditioning
{
    // A condition scales an error bound: a few digits do.
    private const int StartBits = 256;
    private const int MostBits = 4096;
    private const int SignificantBits = 8;

    // An exponential below this may lie below the smallest normal number, or its products do.
    private static readonly Ball Vanishing = Ball.From(1e-30);

    /// <summary>The conditions of some elements of a stable form; null where the precision at which to give up did not do.</summary>
    /// <param name="formula">The stable formula, for its parameters.</param>
    /// <param name="residuals">The additions in which signed terms still cancel.</param>
    /// <param name="outputs">The nodes and the elements of them.</param>
    /// <param name="inputs">The sample.</param>
    public static Condition?[] Of(Formula formula, IEnumerable<Node> residuals, IReadOnlyList<(Node Root, int Element)> outputs, SampleInputs inputs)
    {
        var order = Graph.Topological(outputs.Select(output => output.Root));
        var rounded = Rounded(order, residuals);
        var exponentials = order.Where(node => node.Op.IsExponential).ToList();
        var conditions = new Condition?[outputs.Count];
        for (var bits = StartBits; bits <= MostBits && conditions.Contains(null); bits *= 2)
        {
            var evaluation = new Evaluation(formula, inputs, new BallArithmetic(bits));
            for (var i = 0; i < conditions.Length; i++)
                conditions[i] ??= Try(() => At(evaluation, outputs[i], rounded, exponentials));
        }

        return conditions;
    }

    /// <summary>The nodes whose rounding a kernel cannot help.</summary>
    private static List<Node> Rounded(IReadOnlyList<Node> order, IEnumerable<Node> residuals) =>
    [
        .. order.Where(node => node.Is(Ops.Input))
            .Concat(order.Where(node => node.Op.IsExponential).SelectMany(node => node.Operands))
            .Concat(residuals.SelectMany(node => node.Operands))
            .Where(node => node.Kind == ElementKind.Real)
            .Distinct(),
    ];

    private static Condition? At(Evaluation evaluation, (Node Root, int Element) output, List<Node> rounded, List<Node> exponentials)
    {
        var value = evaluation.Of(output.Root)[output.Element].Real;
        if (!value.IsFinite)
            return new Condition(value, 0, 0);

        var derivatives = evaluation.Backward(output.Root, output.Element, _ => true);
        var kappa = evaluation.Zero;
        foreach (var node in rounded)
            if (derivatives.TryGetValue(node, out var byNode))
                foreach (var (cell, derivative) in evaluation.Of(node).Zip(byNode))
                    if (!derivative.IsZero)
                        kappa += ElementRules.ZeroProduct(kappa with { Ball = cell.Real }, kappa with { Ball = derivative }).Abs;

        var underflow = evaluation.Zero;
        foreach (var node in exponentials)
            if (derivatives.TryGetValue(node, out var byNode))
                foreach (var (cell, derivative) in evaluation.Of(node).Zip(byNode))
                    if (!derivative.IsZero)
                        foreach (var (exponential, factor) in Exponentials(evaluation, node, kappa with { Ball = cell.Real }))
                            if (MayVanish(exponential))
                                underflow += (factor * (kappa with { Ball = derivative })).Abs;

        return kappa.Ball.IsPreciseEnough(SignificantBits) && underflow.Ball.IsPreciseEnough(SignificantBits)
            ? new Condition(value, Upper(kappa.Ball), Upper(underflow.Ball))
            : null;
    }

    private static IEnumerable<(Real Exponential, Real Factor)> Exponentials(Evaluation evaluation, Node node, Real result) =>
        RowRules.Table.TryGetValue(node.Op, out var rule) && rule.Exponentials is { } inside
            ? inside([.. evaluation.Of(node.X).Select(cell => result with { Ball = cell.Real })], evaluation.Zero)
            : [(result, result.Of(1))];

    private static bool MayVanish(Real exponential) => !exponential.IsZero && Ball.IsLess(exponential.Abs.Ball, Vanishing) != false;

    private static double Upper(Ball ball) => ball.ToDoubleBounds().Upper;

    private static Condition? Try(Func<Condition?> compute)
    {
        try
        {
            return compute();
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }
}
