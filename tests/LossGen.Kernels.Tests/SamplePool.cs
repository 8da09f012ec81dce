using System.Collections.Concurrent;
using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests;

/// <summary>Samples of a formula in one setting, evaluated once; batches of any length are put together from them.</summary>
internal sealed class SamplePool
{
    // Of wider rows only some coordinates of the gradient are held against the oracle.
    private const int AllCoordinates = 16;
    private const int SampledCoordinates = 3;

    private static readonly ConcurrentDictionary<(string Formula, string Setting, string Size, ElementFormat? Stored), Lazy<SamplePool>> Pools = new();

    private SamplePool(TestFormula formula, Setting setting, ImmutableArray<PooledSample> samples, int capped)
    {
        Formula = formula;
        Setting = setting;
        Samples = samples;
        Capped = capped;
    }

    public TestFormula Formula { get; }

    public Setting Setting { get; }

    public ImmutableArray<PooledSample> Samples { get; }

    /// <summary>How many samples needed more bits than there are.</summary>
    public int Capped { get; }

    /// <summary>The pool of a formula in a setting with so many samples of each kind, of values that an element type stores.</summary>
    public static SamplePool Of(TestFormula formula, Setting setting, PoolSize size, ElementFormat? stored = null) =>
        Pools.GetOrAdd((formula.Name, setting.ToString(), size.ToString(), stored), _ => new Lazy<SamplePool>(() => Make(formula, setting, size, stored))).Value;

    private static SamplePool Make(TestFormula formula, Setting setting, PoolSize size, ElementFormat? stored)
    {
        var source = new SampleSource(formula, setting, seed: 17 + setting.Width, stored);
        var inputs = size.Kinds(formula).Select(kind => (Kind: kind, Inputs: source.Make(kind))).ToList();
        var samples = new PooledSample?[inputs.Count];
        Parallel.For(0, inputs.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => samples[i] = Evaluate(formula, inputs[i].Inputs, inputs[i].Kind));
        return new SamplePool(formula, setting, [.. samples.OfType<PooledSample>()], samples.Count(sample => sample is null));
    }

    private static PooledSample? Evaluate(TestFormula formula, SampleInputs inputs, SampleKind kind)
    {
        var result = Interpreter.Evaluate(formula.Source, inputs, FloatFormat.Double);
        if (!result.IsCapped && result.Loss.Value.IsNaN && kind != SampleKind.Nan)
        {
            // The formula as written is undefined here (0/0, ∞ − ∞); where its stable form is not, docs/conventions.md says what it is.
            result = Interpreter.Evaluate(formula.Plan.Formula, inputs, FloatFormat.Double);
        }

        if (result.IsCapped)
            return null;

        var places = result.Gradients.Select(gradient => Places(gradient.Elements.Length)).ToList();
        var wanted = formula.Plan.Formula.Outputs.Select(output => (output.Value, Element: 0)).ToList();
        foreach (var ((_, node), coordinates) in formula.Plan.Gradients.Zip(places))
            wanted.AddRange(coordinates.Select(place => (node, node.Axes.Rows.IsEmpty ? 0 : place)));
        var conditions = Conditioning.Of(formula.Plan.Formula, formula.Plan.Residuals, wanted, inputs);

        string? disagreement = null;
        var next = 0;
        var outputs = ImmutableArray.CreateBuilder<PooledOutput>();
        foreach (var (output, declared) in result.Outputs.Zip(formula.Source.Outputs))
            outputs.Add(new PooledOutput(Expect(output.Value, output.Counts, declared.Name), output.Weight, declared.Weight is not null, output.Counts));

        // Where a loss is infinite or NaN the gradient is a convention, which its stable form need not show.
        var isRegular = result.Loss.Counts && result.Loss.Value.IsFinite;
        var gradients = ImmutableArray.CreateBuilder<PooledGradient>();
        foreach (var (gradient, coordinates) in result.Gradients.Zip(places))
            gradients.Add(new PooledGradient(
                gradient.Parameter,
                gradient.Elements.Length,
                [.. coordinates.Select(place => (place, Expect(gradient.Elements[place], isRegular, $"the gradient of {formula.Source.Parameters[gradient.Parameter].Name}[{place}]")))]));
        return conditions.Contains(null) && isRegular ? null : new PooledSample(inputs, kind, outputs.ToImmutable(), gradients.ToImmutable(), disagreement);

        Expectation Expect(Ball value, bool isCompared, string what)
        {
            var condition = conditions[next++];
            if (isCompared && condition is not null && !condition.Value.Overlaps(value))
                disagreement ??= $"{what} is {value}, but in the stable form {condition.Value}";
            return new Expectation(value, isCompared ? condition?.Kappa ?? 0 : 0, isCompared ? condition?.Underflow ?? 0 : 0);
        }
    }

    private static int[] Places(int width) => width <= AllCoordinates
        ? [.. Enumerable.Range(0, width)]
        : [.. Enumerable.Range(0, SampledCoordinates).Select(i => ((i * 2654435761L) + width - 1) % width).Select(place => (int)place).Distinct().Order()];
}
