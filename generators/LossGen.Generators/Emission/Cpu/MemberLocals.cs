using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>What the parameters of a loss are called inside its members, and which of them tell the shape of a batch.</summary>
internal sealed class MemberLocals
{
    private readonly Dictionary<Parameter, string> inputLocals = new();
    private readonly Dictionary<Axis, string> widthLocals = new();

    public MemberLocals(KernelInputs inputs)
    {
        Inputs = inputs;
        foreach (var parameter in Parameters)
            inputLocals[parameter] = Names.Fresh(Emission.Names.Camel(parameter.Name));
        foreach (var (axis, _) in inputs.Axes())
            widthLocals[axis] = Names.Fresh(inputs.WidthName(axis));
        var perSample = Parameters.Where(parameter => parameter is { IsHyper: false, IsRow: false }).OrderBy(parameter => parameter.IsOptional).ToList();
        SampleInput = perSample.FirstOrDefault(parameter => !parameter.IsOptional || !inputs.Formula.HasRows);
    }

    public KernelInputs Inputs { get; }

    /// <summary>The names of a member; those that its text uses itself are taken.</summary>
    public Names Names { get; } = new("samples", "arguments", "sums", "weights", "denominator", "fusedSums", "options", "lossGradient");

    /// <summary>The input whose length is the number of samples; null: the caller states the width of a row.</summary>
    public Parameter? SampleInput { get; }

    /// <summary>The input that tells the number of samples.</summary>
    public Parameter Reference =>
        SampleInput ?? Parameters.FirstOrDefault(parameter => parameter is { IsRow: true, IsOptional: false, IsShared: false }) ?? Inputs.Axes().First().First;

    /// <summary>The axes whose width the caller states.</summary>
    public IEnumerable<(Axis Axis, Parameter First)> StatedWidths => SampleInput is null ? Inputs.Axes().Where(axis => axis.First is { IsOptional: false, IsShared: false }) : [];

    private IEnumerable<Parameter> Parameters => Inputs.Formula.Parameters;

    public string Of(Parameter parameter) => inputLocals[parameter];

    public string WidthOf(Axis axis) => widthLocals[axis];
}
