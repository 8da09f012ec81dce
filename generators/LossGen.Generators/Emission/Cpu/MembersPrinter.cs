using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>The public members of a loss for one element type: they check what they are given, then run a kernel.</summary>
internal sealed class MembersPrinter
{
    private readonly CodeWriter writer;
    private readonly LossModel model;
    private readonly KernelInputs inputs;
    private readonly bool isWeighted;
    private readonly IReadOnlyList<int> weightIndices;
    private readonly bool isStub;
    private readonly string kernels;
    private readonly Parameter? sampleInput;

    public MembersPrinter(CodeWriter writer, LossModel model, KernelInputs inputs, bool isDouble, bool isWeighted, IReadOnlyList<int> weightIndices, bool isStub)
    {
        this.writer = writer;
        this.model = model;
        this.inputs = inputs;
        this.isWeighted = isWeighted;
        this.weightIndices = weightIndices;
        this.isStub = isStub;
        kernels = KernelsPrinter.ClassName(model.Declaration.Name, isDouble);
        sampleInput = Parameters.FirstOrDefault(parameter => parameter is { IsHyper: false, IsRow: false, IsOptional: false });
    }

    private IEnumerable<Parameter> Parameters => model.Parameters.Items;

    private string Name => model.Declaration.Name;

    private string Element => inputs.Element;

    private List<string> Outputs => [.. model.Outputs];

    private string Result => Outputs.Count == 1 ? Element : "(" + string.Join(", ", Outputs.Select(output => Element + " " + Names.Identifier(output))) + ")";

    private IEnumerable<Parameter> Gradients => Parameters.Where(parameter => parameter.IsGrad);

    private IEnumerable<(Axis Axis, Parameter First)> StatedWidths => sampleInput is null ? inputs.Axes().Where(axis => !axis.First.IsOptional) : [];

    private string Reduction => "global::LossGen.Reduction." + (model.IsSum ? "Sum" : "Mean");

    public void Print()
    {
        PrintForward();
        PrintPerSample();
        PrintWithGradient();
        PrintBackward();
    }

    private void PrintForward()
    {
        Begin("The reduced loss of a batch.", Result, "", []);
        if (!isStub)
        {
            PrintChecks([]);
            PrintArguments();
            PrintSums("Evaluate");
            writer.Line($"var denominator = Reductions.Denominator(options, {Reduction}, {Weights(0)});");
            writer.Line($"return {ResultText("denominator")};");
        }

        End();
    }

    private void PrintPerSample()
    {
        var destinations = Outputs.Select((output, index) => new Destination(Outputs.Count == 1 ? "losses" : output, OutputField(index), null)).ToList();
        Begin("The weighted loss of every sample.", "void", "PerSample", destinations);
        if (!isStub)
        {
            PrintChecks(destinations);
            PrintArguments(destinations);
            writer.Line("Span<double> sums = stackalloc double[" + SumCount.ToText() + "];");
            writer.Line(Run("Evaluate"));
        }

        End();
    }

    private void PrintWithGradient()
    {
        var destinations = GradientDestinations();
        Begin("The reduced loss of a batch and its gradient, which is overwritten.", Result, "WithGradient", destinations);
        if (!isStub)
        {
            PrintChecks(destinations);
            PrintArguments(destinations);
            if (isWeighted)
            {
                writer.Line("Span<double> weights = stackalloc double[" + WeightCount.ToText() + "];");
                writer.Line(Run("Weights", "weights"));
            }

            writer.Line($"var denominator = Reductions.Denominator(options, {Reduction}, {(weightIndices[0] < 0 ? "samples" : "weights[" + weightIndices[0].ToText() + "]")});");
            writer.Open("if (denominator == 0)");
            foreach (var destination in destinations)
                writer.Line(destination.Identifier + ".Clear();");
            PrintSums("Evaluate");
            writer.Line($"return {ResultText("denominator")};");
            writer.Close();
            writer.Line("arguments.Scale = options.GradientScale / denominator;");
            PrintSums("WithGradient", declare: false, "fusedSums");
            writer.Line($"return {ResultText("denominator", "fusedSums")};");
        }

        End();
    }

    private void PrintBackward()
    {
        var destinations = GradientDestinations();
        Begin("The gradient for an upstream gradient per sample, which is overwritten.", "void", "Backward", destinations, hasUpstream: true);
        if (!isStub)
        {
            PrintChecks(destinations, hasUpstream: true);
            PrintArguments(destinations);
            writer.Line("arguments.LossGradient = lossGradient;");
            writer.Line("arguments.Scale = options.GradientScale;");
            writer.Line(Run("Backward", "default"));
        }

        End();
    }

    private List<Destination> GradientDestinations() =>
        [.. Gradients.Select(parameter => new Destination(parameter.Name + "Gradient", KernelInputs.GradientField(parameter), parameter))];

    private string OutputField(int index) => Outputs.Count == 1 ? "Losses" : Names.Pascal(Outputs[index]) + "PerSample";

    private int WeightCount => weightIndices.Max() + 1;

    private int SumCount => Outputs.Count + WeightCount;

    private string Weights(int output, string sums = "sums") =>
        weightIndices[output] < 0 ? "samples" : $"{sums}[{(Outputs.Count + weightIndices[output]).ToText()}]";

    private string ResultText(string denominator, string sums = "sums")
    {
        var values = Outputs.Select((_, index) =>
            $"({Element})Reductions.Quotient({sums}[{index.ToText()}], {(index == 0 ? denominator : Weights(index, sums))})").ToList();
        return values.Count == 1 ? values[0] : "(" + string.Join(", ", values) + ")";
    }

    private void PrintSums(string kernel, bool declare = true, string sums = "sums")
    {
        writer.Line($"Span<double> {sums} = stackalloc double[" + SumCount.ToText() + "];");
        writer.Line(Run(kernel, sums));
    }

    private string Run(string kernel, string sums = "sums") =>
        $"LossDriver.Run(ref arguments, {kernels}.{kernel}, samples, {ElementsPerSample}, options.MaxDegreeOfParallelism, {sums});";

    private string ElementsPerSample =>
        inputs.Axes().Select(axis => "(long)" + inputs.WidthName(axis.Axis)) is var widths && widths.Any() ? string.Join(" + ", widths) : "1";

    private void Begin(string summary, string result, string suffix, List<Destination> destinations, bool hasUpstream = false)
    {
        var parameters = SignatureParameters(destinations, hasUpstream).ToList();
        writer.Line($"/// <summary>{Escape(summary)}</summary>");
        foreach (var (name, _, documentation) in parameters)
            writer.Line($"/// <param name=\"{name}\">{Escape(documentation)}</param>");
        if (result != "void")
            writer.Line("/// <returns>" + (Outputs.Count == 1 ? "The reduced loss." : "The reduced loss, and the means of the statistics.") + "</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The lengths do not fit, or a value lies outside its range; nothing has been written.</exception>");
        writer.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"LossGen\", \"0.1\")]");
        writer.Open($"{model.Declaration.Accessibility} static {result} {Name}{suffix}({string.Join(", ", parameters.Select(parameter => parameter.Text))})");
    }

    private void End()
    {
        if (isStub)
            writer.Line($"throw new InvalidOperationException(\"The formula {Name} has errors.\");");
        writer.Close();
    }

    private IEnumerable<(string Name, string Text, string Documentation)> SignatureParameters(List<Destination> destinations, bool hasUpstream)
    {
        foreach (var parameter in Parameters.Where(parameter => !parameter.IsOptional))
            yield return Declared(parameter);
        foreach (var (axis, first) in StatedWidths)
            yield return (inputs.WidthName(axis), "int " + inputs.WidthName(axis), $"The number of elements of a row of {first.Name}.");
        if (hasUpstream)
            yield return ("lossGradient", $"ReadOnlySpan<{Element}> lossGradient", "The gradient with respect to the weighted loss of every sample.");
        foreach (var destination in destinations)
            yield return (destination.Name, $"Span<{Element}> {destination.Identifier}", destination.Of is { } of ? $"Receives the gradient of {of.Name}, in its shape." : "Receives a value per sample.");
        foreach (var parameter in Parameters.Where(parameter => parameter.IsOptional))
            yield return Declared(parameter);
        yield return ("options", "global::LossGen.LossOptions options = default", "The reduction, the scale of the gradient, and more.");
    }

    private (string Name, string Text, string Documentation) Declared(Parameter parameter)
    {
        var identifier = Names.Identifier(parameter.Name);
        if (parameter.IsHyper)
            return (parameter.Name, $"{inputs.HyperType(parameter)} {identifier}" + (parameter.Default is { } value ? " = " + HyperDefault(parameter, value) : ""), "One value for the whole batch.");
        var type = $"ReadOnlySpan<{inputs.StorageOf(parameter)}> {identifier}" + (parameter.IsOptional ? " = default" : "");
        return (parameter.Name, type, parameter.IsRow ? $"Samples × {inputs.WidthName(parameter.Axis)}, row by row." : parameter.IsLabel ? "A label per sample, from 0." : "A value per sample.");
    }

    private string HyperDefault(Parameter parameter, string text) =>
        parameter.HyperType == "float" && inputs.Element == "double" ? text.TrimEnd('f', 'F') : text;

    private void PrintChecks(List<Destination> destinations, bool hasUpstream = false)
    {
        PrintShape();
        writer.Line($"Check.Options(options, {Reduction});");
        foreach (var parameter in Parameters.Where(parameter => !parameter.IsHyper))
            PrintLength(parameter);
        if (hasUpstream)
            writer.Line($"Check.Samples(lossGradient.Length, samples, \"lossGradient\", {Reference()});");
        foreach (var destination in destinations)
            writer.Line(destination.Of is { IsRow: true } row
                ? $"Check.Destination({destination.Identifier}.Length, {Names.Identifier(row.Name)}.Length, \"{destination.Name}\", \"{row.Name}\");"
                : $"Check.Destination({destination.Identifier}.Length, samples, \"{destination.Name}\", {Reference()});");
        foreach (var label in Parameters.Where(parameter => parameter is { IsLabel: true, Kind: ParameterKind.Integer, LabelAxis.Id: > 0 }))
            writer.Line($"Check.Labels({Names.Identifier(label.Name)}, {inputs.WidthName(label.LabelAxis)}, options.IgnoreLabel, \"{label.Name}\", \"{FirstOf(label.LabelAxis).Name}\");");
        PrintDomains();
        PrintOverlaps(destinations, hasUpstream);
    }

    private Parameter FirstOf(Axis axis) => inputs.Axes().First(known => known.Axis == axis).First;

    private string Reference() => $"\"{(sampleInput ?? inputs.Axes().First().First).Name}\"";

    private void PrintShape()
    {
        if (sampleInput is { } input)
        {
            writer.Line($"var samples = {Names.Identifier(input.Name)}.Length;");
            foreach (var (axis, first) in inputs.Axes())
                writer.Line($"var {inputs.WidthName(axis)} = Check.Width({Names.Identifier(first.Name)}.Length, samples, \"{first.Name}\", \"{input.Name}\");");
            return;
        }

        var stated = inputs.Axes().ToList();
        var row = stated[0].First;
        writer.Line($"var samples = Check.SamplesOfWidth({Names.Identifier(row.Name)}.Length, {inputs.WidthName(row.Axis)}, \"{row.Name}\", \"{inputs.WidthName(row.Axis)}\");");
    }

    private void PrintLength(Parameter parameter)
    {
        var (name, identifier) = (parameter.Name, Names.Identifier(parameter.Name));
        var isFirst = parameter.IsRow && sampleInput is not null && FirstOf(parameter.Axis) == parameter && !parameter.IsOptional;
        if (parameter == sampleInput || isFirst)
            return;
        var check = parameter.IsRow
            ? $"Check.Rows({identifier}.Length, samples, {inputs.WidthName(parameter.Axis)}, \"{name}\", \"{FirstOf(parameter.Axis).Name}\");"
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

    private static string DomainCheck(Parameter parameter)
    {
        var domain = parameter.Domain!;
        return $"Check.Domain({Names.Identifier(parameter.Name)}, {CpuForm.Literal(Rational.FromDouble(domain.Minimum), true)}, {CpuForm.Literal(Rational.FromDouble(domain.Maximum), true)}, "
            + $"{(domain.MinimumExclusive ? "true" : "false")}, {(domain.MaximumExclusive ? "true" : "false")}, \"{parameter.Name}\");";
    }

    private void PrintOverlaps(List<Destination> destinations, bool hasUpstream)
    {
        var sources = Parameters.Where(parameter => !parameter.IsHyper).ToList();
        for (var i = 0; i < destinations.Count; i++)
        {
            var destination = destinations[i];
            foreach (var other in destinations.Skip(i + 1))
                writer.Line(Apart(destination, Element, other.Identifier, other.Name, isSpan: true));
            foreach (var source in sources)
                writer.Line(source == destination.Of
                    ? $"Check.SameOrApart<{Element}>({destination.Identifier}, \"{destination.Name}\", {Names.Identifier(source.Name)}, \"{source.Name}\");"
                    : Apart(destination, inputs.StorageOf(source), Names.Identifier(source.Name), source.Name, isSpan: false));
            if (hasUpstream)
                writer.Line(Apart(destination, Element, "lossGradient", "lossGradient", isSpan: false));
        }
    }

    private string Apart(Destination destination, string type, string identifier, string name, bool isSpan) =>
        $"Check.Apart<{Element}, {type}>({destination.Identifier}, \"{destination.Name}\", {identifier}, \"{name}\");";

    private void PrintArguments(List<Destination>? destinations = null)
    {
        foreach (var parameter in Parameters.Where(parameter => parameter is { IsHyper: false, IsOptional: true }))
            PrintAbsent(parameter);
        writer.Line($"var arguments = new {kernels}.Arguments");
        writer.Line("{");
        foreach (var parameter in Parameters)
        {
            var optional = parameter is { IsHyper: false, IsOptional: true };
            writer.Line($"    {KernelInputs.Field(parameter.Name)} = {(optional ? parameter.Name + "OrAbsent" : Names.Identifier(parameter.Name))},");
            if (optional)
                writer.Line($"    {KernelInputs.Field(parameter.Name)}Step = Check.IsAbsent({Names.Identifier(parameter.Name)}) ? 0u : 1u,");
        }

        foreach (var (axis, _) in inputs.Axes())
            writer.Line($"    {Names.Pascal(inputs.WidthName(axis))} = {inputs.WidthName(axis)},");
        if (Parameters.Any(parameter => parameter is { IsLabel: true, Kind: ParameterKind.Integer }))
            writer.Line("    IgnoredLabel = options.IgnoreLabel ?? int.MinValue,");
        foreach (var destination in destinations ?? [])
            writer.Line($"    {destination.Field} = {destination.Identifier},");
        writer.Line("};");
    }

    /// <summary>An input that was left out is read from a few elements again and again.</summary>
    private void PrintAbsent(Parameter parameter)
    {
        var (name, identifier, type) = (parameter.Name, Names.Identifier(parameter.Name), inputs.StorageOf(parameter));
        var value = parameter.IsRow ? "default" : parameter.Element == ElementKind.Real && inputs.Element == "double" ? parameter.Default!.TrimEnd('f', 'F') : parameter.Default;
        writer.Line($"Span<{type}> {name}Absent = stackalloc {type}[16];");
        writer.Line($"{name}Absent.Fill({value});");
        writer.Line($"var {name}OrAbsent = Check.IsAbsent({identifier}) ? {name}Absent : {identifier};");
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A span that a member writes.</summary>
    private sealed record Destination(string Name, string Field, Parameter? Of)
    {
        public string Identifier => Names.Identifier(Name);
    }
}
