using LossGen.Compiler.Ir;

namespace LossGen.Kernels.Tests;

/// <summary>Samples of a pool side by side, as the generated members take them.</summary>
internal sealed class Batch
{
    public Batch(SamplePool pool, IReadOnlyList<PooledSample> samples, ElementFormat element)
    {
        Setting = pool.Setting;
        Pooled = samples;
        var parameters = pool.Formula.Source.Parameters;
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            if (parameter.IsRow)
                Widths[WidthName(parameters, parameter)] = pool.Setting.WidthOf(parameter.Axis);
            if (parameter.IsHyper || pool.Setting.IsAbsent(parameter))
                continue;
            var index = i;
            var values = samples.SelectMany(sample => sample.Inputs.Values[index]).ToArray();
            Arrays[parameter.Name] = parameter.Element switch
            {
                ElementKind.Flag => values.Select(value => value != 0).ToArray(),
                ElementKind.Integer => values.Select(value => (int)value).ToArray(),
                _ => element.Array(values),
            };
            Lengths[parameter.Name] = values.Length;
        }
    }

    public Setting Setting { get; }

    public IReadOnlyList<PooledSample> Pooled { get; }

    public int Samples => Pooled.Count;

    /// <summary>The inputs, by name.</summary>
    public Dictionary<string, Array> Arrays { get; } = [];

    /// <summary>How many elements each input has.</summary>
    public Dictionary<string, int> Lengths { get; } = [];

    /// <summary>The widths that a member may ask for, by name.</summary>
    public Dictionary<string, int> Widths { get; } = [];

    // One width is called so; several carry the name of the row that they belong to.
    private static string WidthName(IEnumerable<Parameter> parameters, Parameter row) =>
        parameters.Where(parameter => parameter.IsRow).Select(parameter => parameter.Axis).Distinct().Count() == 1 ? "width" : row.Name + "Width";
}
