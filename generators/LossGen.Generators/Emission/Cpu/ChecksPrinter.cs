using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>What a member checks before anything is written: lengths, labels, domains, overlaps.</summary>
internal sealed class ChecksPrinter(CodeWriter writer, MemberLocals locals, string reduction)
{
    private readonly KernelInputs inputs = locals.Inputs;

    private IEnumerable<Parameter> Parameters => inputs.Formula.Parameters;

    public void Print(List<Destination> destinations, bool hasUpstream = false)
    {
        PrintShape();
        writer.Line($"Check.Options(options, {reduction});");
        foreach (var parameter in Parameters.Where(parameter => !parameter.IsHyper))
            PrintLength(parameter);
        if (hasUpstream)
            writer.Line($"Check.Samples(lossGradient.Length, samples, \"lossGradient\", {Reference()});");
        foreach (var destination in destinations)
            writer.Line(destination.Of is { IsRow: true } row
                ? $"Check.Destination({destination.Identifier}.Length, {locals.Of(row)}.Length, \"{destination.Name}\", \"{row.Name}\");"
                : $"Check.Destination({destination.Identifier}.Length, samples, \"{destination.Name}\", {Reference()});");
        foreach (var label in Parameters.Where(parameter => parameter is { IsLabel: true, Kind: ParameterKind.Integer, LabelAxis.Id: > 0 }))
            writer.Line($"Check.Labels({locals.Of(label)}, {locals.WidthOf(label.LabelAxis)}, options.IgnoreLabel, \"{label.Name}\", \"{FirstOf(label.LabelAxis).Name}\");");
        PrintDomains();
        PrintOverlaps(destinations, hasUpstream);
    }

    private Parameter FirstOf(Axis axis) => inputs.Axes().First(known => known.Axis == axis).First;

    private string Reference() => $"\"{locals.Reference.Name}\"";

    private void PrintShape()
    {
        foreach (var (axis, first) in inputs.Axes().Where(axis => axis.First.IsShared))
            writer.Line($"var {locals.WidthOf(axis)} = {locals.Of(first)}.Length;");
        if (locals.SampleInput is { } input)
        {
            writer.Line($"var samples = {locals.Of(input)}.Length;");
            foreach (var (axis, first) in inputs.Axes().Where(axis => !axis.First.IsShared))
                writer.Line($"var {locals.WidthOf(axis)} = Check.Width({locals.Of(first)}.Length, samples, \"{first.Name}\", \"{input.Name}\");");
            return;
        }

        var row = locals.Reference;
        writer.Line($"var samples = Check.SamplesOfWidth({locals.Of(row)}.Length, {locals.WidthOf(row.Axis)}, \"{row.Name}\", \"{inputs.WidthName(row.Axis)}\");");
    }

    private void PrintLength(Parameter parameter)
    {
        var (name, identifier) = (parameter.Name, locals.Of(parameter));
        var isFirst = parameter.IsRow && (locals.SampleInput is not null || parameter.IsShared) && FirstOf(parameter.Axis) == parameter && !parameter.IsOptional;
        if (parameter == locals.SampleInput || isFirst)
            return;
        var check = parameter.IsShared ? $"Check.Shared({identifier}.Length, {locals.WidthOf(parameter.Axis)}, \"{name}\", \"{FirstOf(parameter.Axis).Name}\");"
            : parameter.IsRow
            ? $"Check.Rows({identifier}.Length, samples, {locals.WidthOf(parameter.Axis)}, \"{name}\", \"{FirstOf(parameter.Axis).Name}\");"
            : $"Check.Samples({identifier}.Length, samples, \"{name}\", {Reference()});";
        if (parameter.IsOptional)
            writer.Nested($"if (!Check.IsAbsent({identifier}))", check);
        else
            writer.Line(check);
    }

    private void PrintDomains()
    {
        foreach (var parameter in Parameters.Where(parameter => parameter is { IsHyper: true, Domain: not null }))
            writer.Line(DomainCheck(parameter));
        var validated = Parameters.Where(parameter => parameter is { IsHyper: false, Domain: not null, Element: not ElementKind.Flag }).ToList();
        if (validated.Count == 0)
            return;
        writer.Open("if (options.Validate)");
        foreach (var parameter in validated)
            writer.Line(DomainCheck(parameter));
        writer.Close();
    }

    private string DomainCheck(Parameter parameter)
    {
        var domain = parameter.Domain!;
        return $"Check.Domain({locals.Of(parameter)}, {CpuForm.Literal(Rational.FromDouble(domain.Minimum), true)}, {CpuForm.Literal(Rational.FromDouble(domain.Maximum), true)}, "
            + $"{(domain.MinimumExclusive ? "true" : "false")}, {(domain.MaximumExclusive ? "true" : "false")}, \"{parameter.Name}\");";
    }

    private void PrintOverlaps(List<Destination> destinations, bool hasUpstream)
    {
        var sources = Parameters.Where(parameter => !parameter.IsHyper).ToList();
        for (var i = 0; i < destinations.Count; i++)
        {
            var destination = destinations[i];
            foreach (var other in destinations.Skip(i + 1))
                writer.Line(Apart(destination, inputs.StorageOf(other), other.Identifier, other.Name));
            foreach (var source in sources)
                writer.Line(source == destination.Of
                    ? $"Check.SameOrApart<{inputs.StorageOf(destination)}>({destination.Identifier}, \"{destination.Name}\", {locals.Of(source)}, \"{source.Name}\");"
                    : Apart(destination, inputs.StorageOf(source), locals.Of(source), source.Name));
            if (hasUpstream)
                writer.Line(Apart(destination, inputs.Element, "lossGradient", "lossGradient"));
        }
    }

    private string Apart(Destination destination, string type, string identifier, string name) =>
        $"Check.Apart<{inputs.StorageOf(destination)}, {type}>({destination.Identifier}, \"{destination.Name}\", {identifier}, \"{name}\");";
}
