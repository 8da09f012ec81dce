using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests;

/// <summary>Makes samples of a formula: random ones, and ones with extreme values.</summary>
internal sealed class SampleSource(TestFormula formula, Setting setting, int seed, ElementFormat? stored = null)
{
    private static readonly double[] ExtremeData = [0, -0.0, 1e-45f, -1e-40f, 1e-30f, -1e-30f, 1e30f, -1e30f, 1, -1, 1e10f, -1e-10f];
    private static readonly double[] ExtremeLogsBelowOne = [-1e-45f, -1e-40f, -1e-30f, -1e-10f, -1e-8f, -0.6931472f, -20, -40, -104, -1e4];
    private static readonly double[] ExtremeLogits = [0, -0.0, 1e-45f, -1e-40f, 1e-30f, -1e-30f, 12, -20, 20, 88, 89, -104, 1e4, -1e4, -1e-10f];
    private static readonly double[] ExtremeLarge = [1, -1, 1e10f, -1e10f, 1e20f, -1e20f, 1e30f, -1e30f, float.MaxValue, -float.MaxValue];
    private static readonly double[] ExtremeExponents = [0, 1, -1, 88, 89, 95, 200, -104, -200, 300];
    private static readonly double[] ExtremeProbabilities = [0, 1, 0.5, 1e-30f, 1e-45f, 1 - 5.9604645e-8f, 1e-7f];

    private static readonly double[] ExtremeCosines = [0, 1, -1, 0.5, 1 - 5.9604645e-8f, -1 + 5.9604645e-8f, 1e-7f];

    // Nothing so small that a kernel cannot see on which side of a kink a sum with it lies.
    private static readonly double[] ExtremeModerate = [0, -0.0, 0.25, 1, -1, 3, 1e5f, -1e5f];

    private static readonly double[] ExtremeWeights = [0, 1, 0.001f, 1000];

    // Beyond the range of float, where squares of doubles still are none.
    private static readonly double[] WideData = [1e100, -1e100, 1e-100, -3e-120, 1e140];

    private readonly Random random = new(seed);

    // A row that all samples share is one of the source.
    private readonly Dictionary<string, double[]> shared = [];

    /// <summary>A sample of values that are floats.</summary>
    public SampleInputs Make(SampleKind kind)
    {
        var values = formula.Source.Parameters.Select(parameter => Values(parameter, kind)).ToArray();
        if (kind == SampleKind.Nan)
            values[PickNanTarget()] = [.. WithNan(values[PickNanTarget()])];
        return new SampleInputs([.. values.Zip(formula.Source.Parameters, Narrowed).Select(value => value.ToImmutableArray())]);
    }

    private double[] Narrowed(double[] values, Parameter parameter) =>
        stored is null || parameter.IsHyper || parameter.IsWeight || parameter.Element != ElementKind.Real ? values : stored.Stores(values);

    private int PickNanTarget() => Enumerable.Range(0, formula.Source.Parameters.Length).First(i => formula.Source.Parameters[i].IsGrad);

    private double[] WithNan(double[] values)
    {
        if (values.Length > 0)
            values[random.Next(values.Length)] = double.NaN;
        return values;
    }

    private double[] Values(Parameter parameter, SampleKind kind)
    {
        if (parameter.IsHyper)
            return [setting.Hypers[parameter.Name]];
        if (setting.IsAbsent(parameter))
            return parameter.IsRow ? new double[setting.WidthOf(parameter.Axis)] : [FormulaSettings.Default(formula, parameter.Name)];
        if (!parameter.IsRow)
            return [Number(parameter, kind)];

        if (parameter.IsShared)
            return shared.TryGetValue(parameter.Name, out var known) ? known : shared[parameter.Name] = Row(parameter, SampleKind.Ordinary);
        return Row(parameter, kind);
    }

    private double[] Row(Parameter parameter, SampleKind kind)
    {
        var row = Enumerable.Range(0, setting.WidthOf(parameter.Axis)).Select(_ => Number(parameter, kind)).ToArray();
        return parameter.Kind == ParameterKind.Row ? Shaped(row, FormulaSettings.KindOf(formula, parameter), kind) : row;
    }

    private double Number(Parameter parameter, SampleKind kind) => parameter.Element switch
    {
        ElementKind.Flag => random.Next(3) > 0 ? 1 : 0,
        ElementKind.Integer => parameter.IsLabel && parameter.LabelAxis.Id > 0 ? random.Next(setting.WidthOf(parameter.LabelAxis)) : random.Next(3),
        _ => Stored(Real(FormulaSettings.KindOf(formula, parameter), kind), kind),
    };

    private double Real(DataKind data, SampleKind kind)
    {
        var isExtreme = kind != SampleKind.Ordinary && random.Next(5) < 3;
        if (kind == SampleKind.Wide && data == DataKind.Data && isExtreme)
            return Any(WideData);
        return data switch
        {
            DataKind.Data => isExtreme ? Any(ExtremeData) : Normal() * 2,
            DataKind.Logit => isExtreme ? Any(ExtremeLogits) : Normal() * 4,
            DataKind.LogBelowOne => isExtreme ? Any(ExtremeLogsBelowOne) : -4 * Math.Abs(Normal()),
            DataKind.Large => isExtreme ? Any(ExtremeLarge) : Normal() * 2,
            DataKind.Exponent => isExtreme ? Any(ExtremeExponents) : Normal() * 4,
            DataKind.Probability => isExtreme ? Any(ExtremeProbabilities) : random.NextDouble(),
            DataKind.Moderate => isExtreme ? Any(ExtremeModerate) : Normal() * 2,
            DataKind.Cosine => isExtreme ? Any(ExtremeCosines) : (2 * random.NextDouble()) - 1,
            DataKind.Length => 1 + random.Next(20),
            DataKind.Weight => random.Next(4) == 0 ? Any(ExtremeWeights) : random.NextDouble() * 2,
            DataKind.Sign => random.Next(2) == 0 ? -1 : 1,
            DataKind.Bit => random.Next(2),
            DataKind.Count => random.Next(20),
            _ => random.NextDouble(),
        };
    }

    private double[] Shaped(double[] row, DataKind data, SampleKind kind)
    {
        if (data == DataKind.Distribution)
            return Distribution(row, kind);
        if (kind == SampleKind.Ordinary)
            return row;

        // Rows are extreme as a whole, too: equal elements, one that wins, masked ones.
        switch (random.Next(6))
        {
            case 0:
                Array.Fill(row, row[0]);
                break;
            case 1:
                for (var i = 0; i < row.Length; i++)
                    row[i] = Stored(Normal(), kind);
                row[random.Next(row.Length)] = data == DataKind.Logit ? 30 : 1e5f;
                break;
            case 2:
                Array.Clear(row);
                break;
            case 3 when data == DataKind.Logit && kind == SampleKind.Masked:
                Array.Fill(row, double.NegativeInfinity);
                break;
            case 4 when data == DataKind.Data && kind == SampleKind.Extreme:
                for (var i = 0; i < row.Length; i++)
                    row[i] = Stored(Normal() * 1e-42, kind);
                break;
            default:
                break;
        }

        if (data == DataKind.Logit && kind == SampleKind.Masked)
            for (var i = 0; i < row.Length; i++)
                if (random.Next(3) == 0)
                    row[i] = double.NegativeInfinity;
        return row;
    }

    private double[] Distribution(double[] row, SampleKind kind)
    {
        if (kind != SampleKind.Ordinary)
            for (var i = 0; i < row.Length; i++)
                row[i] = random.Next(2) == 0 ? 0 : row[i];
        var sum = row.Sum();
        return [.. row.Select(value => sum == 0 ? 0 : Stored(value / sum, kind))];
    }

    // Doubles that no float is are for the double kernels alone.
    private static double Stored(double value, SampleKind kind) => kind == SampleKind.Wide ? value : (float)value;

    private double Any(double[] values) => values[random.Next(values.Length)];

    private double Normal() => Math.Sqrt(-2 * StableMath.Log1p(-random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
