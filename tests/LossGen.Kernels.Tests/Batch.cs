using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests;

/// <summary>Samples of a pool side by side, as the generated members take them.</summary>
internal sealed class Batch
{
    public Batch(SamplePool pool, IReadOnlyList<PooledSample> samples, ElementFormat element)
        : this(pool.Formula, pool.Setting, [.. samples.Select(sample => sample.Inputs)], element) => Pooled = samples;

    public Batch(TestFormula formula, Setting setting, IReadOnlyList<SampleInputs> samples, ElementFormat element)
    {
        Setting = setting;
        Samples = samples.Count;
        var parameters = formula.Source.Parameters;
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            if (parameter.IsRow)
                Widths[WidthName(parameters, parameter)] = samples.Count == 0 ? setting.WidthOf(parameter.Axis) : samples[0].Values[i].Length;
            if (parameter.IsHyper || setting.IsAbsent(parameter))
                continue;
            var index = i;
            var values = !parameter.IsShared ? samples.SelectMany(sample => sample.Values[index]).ToArray()
                : samples.Count == 0 ? new double[setting.WidthOf(parameter.Axis)] : [.. samples[0].Values[index]];
            Arrays[parameter.Name] = parameter.Element switch
            {
                ElementKind.Flag => values.Select(value => value != 0).ToArray(),
                ElementKind.Integer => values.Select(value => (int)value).ToArray(),
                _ => (parameter.IsWeight ? element.Arithmetic : element).Array(values),
            };
            Lengths[parameter.Name] = values.Length;
        }
    }

    public Setting Setting { get; }

    public IReadOnlyList<PooledSample> Pooled { get; } = [];

    public int Samples { get; }

    /// <summary>The inputs, by name.</summary>
    public Dictionary<string, Array> Arrays { get; } = [];

    /// <summary>How many elements each input has.</summary>
    public Dictionary<string, int> Lengths { get; } = [];

    /// <summary>The widths that a member may ask for, by name.</summary>
    public Dictionary<string, int> Widths { get; } = [];

    /// <summary>One sample again and again.</summary>
    public static Batch Repeat(TestFormula formula, double[][] values, int samples, ElementFormat element)
    {
        var hypers = formula.Source.Parameters.Zip(values).Where(pair => pair.First.IsHyper).ToImmutableDictionary(pair => pair.First.Name, pair => pair.Second[0]);
        return new Batch(formula, new Setting(hypers, [], 0), [.. Enumerable.Repeat(SampleInputs.Of(values), samples)], element);
    }

    // One width is called so; several carry the name of the row that they belong to.
    private static string WidthName(IEnumerable<Parameter> parameters, Parameter row) =>
        parameters.Where(parameter => parameter.IsRow).Select(parameter => parameter.Axis).Distinct().Count() == 1 ? "width" : row.Name + "Width";
}
