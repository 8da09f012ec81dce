using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>
/// The members of a loss for one element type. In the user's type stand their signatures alone, so that no name of the user's meets a name of
/// emitted code; behind them, beside the kernels, they check what they are given and run a kernel.
/// </summary>
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
    private readonly Names signature;
    private readonly Names locals = new("samples", "arguments", "sums", "weights", "denominator", "fusedSums", "options", "lossGradient");
    private readonly Dictionary<Parameter, string> inputLocals = new();
    private readonly Dictionary<Axis, string> widthLocals = new();
    private Names memberNames = new();
    private Names memberLocals = new();
    private bool isBody;

    public MembersPrinter(CodeWriter writer, LossModel model, KernelInputs inputs, bool isDouble, bool isWeighted, IReadOnlyList<int> weightIndices, bool isStub)
    {
        this.writer = writer;
        this.model = model;
        this.inputs = inputs;
        this.isWeighted = isWeighted;
        this.weightIndices = weightIndices;
        this.isStub = isStub;
        kernels = KernelsPrinter.ClassName(model.Declaration.Name, isDouble);
        signature = new Names([.. Parameters.Select(parameter => parameter.Name)]);
        foreach (var parameter in Parameters)
            inputLocals[parameter] = locals.Fresh(Names.Camel(parameter.Name));
        foreach (var (axis, _) in inputs.Axes())
            widthLocals[axis] = locals.Fresh(inputs.WidthName(axis));
        var perSample = Parameters.Where(parameter => parameter is { IsHyper: false, IsRow: false }).OrderBy(parameter => parameter.IsOptional).ToList();
        sampleInput = perSample.FirstOrDefault(parameter => !parameter.IsOptional || !inputs.Formula.HasRows);
    }

    private IEnumerable<Parameter> Parameters => model.Parameters.Items;

    private string Name => model.Declaration.Name;

    private string Element => inputs.Element;

    private List<string> Outputs => [.. model.Outputs];

    private string Result => Outputs.Count == 1 ? Element : "(" + string.Join(", ", Outputs.Select(output => Element + " " + Names.Identifier(output))) + ")";

    private IEnumerable<Parameter> Gradients => Parameters.Where(parameter => parameter.IsGrad);

    private IEnumerable<(Axis Axis, Parameter First)> StatedWidths => sampleInput is null ? inputs.Axes().Where(axis => !axis.First.IsOptional) : [];

    private string Reduction => "global::LossGen.Reduction." + (model.IsSum ? "Sum" : "Mean");

    /// <summary>Prints the signatures, for the user's type.</summary>
    public void PrintSignatures() => Print(isBody: false);

    /// <summary>Prints what the members do, for the class of the kernels.</summary>
    public void PrintBodies() => Print(isBody: true);

    private void Print(bool isBody)
    {
        this.isBody = isBody;
        foreach (var member in new System.Action[] { PrintForward, PrintPerSample, PrintWithGradient, PrintBackward })
        {
            (memberNames, memberLocals) = (signature.Inner(), locals.Inner());
            member();
        }
    }

    private void PrintForward()
    {
        Begin("The reduced loss of a batch.", Result, "", []);
        if (isBody)
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
        var destinations = Outputs.Select((output, index) => NewDestination(Outputs.Count == 1 ? "losses" : output, inputs.OutputField(inputs.Formula.Outputs[index]), null)).ToList();
        Begin("The weighted loss of every sample.", "void", "PerSample", destinations);
        if (isBody)
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
        if (isBody)
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
        if (isBody)
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
        [.. Gradients.Select(parameter => NewDestination(parameter.Name + "Gradient", inputs.GradientField(parameter), parameter))];

    private Destination NewDestination(string name, string field, Parameter? of) =>
        new(memberNames.Fresh(name), memberLocals.Fresh(Names.Camel(name)), field, of);

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
        $"LossDriver.Run(ref arguments, {kernel}, samples, {ElementsPerSample}, options.MaxDegreeOfParallelism, {sums});";

    private string ElementsPerSample =>
        inputs.Axes().Select(axis => "(long)" + widthLocals[axis.Axis]) is var widths && widths.Any() ? string.Join(" + ", widths) : "1";

    private void Begin(string summary, string result, string suffix, List<Destination> destinations, bool hasUpstream = false)
    {
        var parameters = SignatureParameters(destinations, hasUpstream).ToList();
        if (isBody)
        {
            writer.Open($"public static {result} {(suffix.Length == 0 ? "Forward" : suffix)}({string.Join(", ", parameters.Select(parameter => parameter.Type + " " + parameter.Local))})");
            return;
        }

        writer.Line($"/// <summary>{Escape(summary)}</summary>");
        foreach (var parameter in parameters)
            writer.Line($"/// <param name=\"{parameter.Name}\">{Escape(parameter.Documentation)}</param>");
        if (result != "void")
            writer.Line("/// <returns>" + (Outputs.Count == 1 ? "The reduced loss." : "The reduced loss, and the means of the statistics.") + "</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The lengths do not fit, or a value lies outside its range; nothing has been written.</exception>");
        writer.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"LossGen\", \"0.1\")]");
        var call = isStub
            ? $"throw new global::System.InvalidOperationException(\"The formula {Name} has errors.\")"
            : $"global::{KernelsPrinter.Namespace}.{kernels}.{(suffix.Length == 0 ? "Forward" : suffix)}({string.Join(", ", parameters.Select(parameter => Names.Identifier(parameter.Name)))})";
        var list = string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {Names.Identifier(parameter.Name)}{parameter.Default}"));
        writer.Nested($"{model.Declaration.Accessibility} static {result} {Name}{suffix}({list}) =>", call + ";");
        writer.Line();
    }

    private void End()
    {
        if (isBody)
            writer.Close();
    }

    private IEnumerable<SignatureParameter> SignatureParameters(List<Destination> destinations, bool hasUpstream)
    {
        foreach (var parameter in Parameters.Where(parameter => !parameter.IsOptional))
            yield return Declared(parameter);
        foreach (var (axis, first) in StatedWidths)
            yield return new(memberNames.Fresh(inputs.WidthName(axis)), widthLocals[axis], "int", "", $"The number of elements of a row of {first.Name}.");
        if (hasUpstream)
            yield return new(memberNames.Fresh("lossGradient"), "lossGradient", ReadOnlySpan(Element), "", "The gradient with respect to the weighted loss of every sample.");
        foreach (var destination in destinations)
            yield return new(destination.Name, destination.Identifier, Span(Element), "", destination.Of is { } of ? $"Receives the gradient of {of.Name}, in its shape." : "Receives a value per sample.");
        foreach (var parameter in Parameters.Where(parameter => parameter.IsOptional))
            yield return Declared(parameter);
        yield return new(memberNames.Fresh("options"), "options", "global::LossGen.LossOptions", " = default", "The reduction, the scale of the gradient, and more.");
    }

    private SignatureParameter Declared(Parameter parameter)
    {
        if (parameter.IsHyper)
            return new(parameter.Name, inputLocals[parameter], inputs.HyperType(parameter), parameter.Default is { } value ? " = " + HyperDefault(parameter, value) : "", "One value for the whole batch.");
        return new(
            parameter.Name,
            inputLocals[parameter],
            ReadOnlySpan(inputs.StorageOf(parameter)),
            parameter.IsOptional ? " = default" : "",
            parameter.IsRow ? $"Samples × {inputs.WidthName(parameter.Axis)}, row by row." : parameter.IsLabel ? "A label per sample, from 0." : "A value per sample.");
    }

    private static string Span(string element) => $"global::System.Span<{element}>";

    private static string ReadOnlySpan(string element) => $"global::System.ReadOnlySpan<{element}>";

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
                ? $"Check.Destination({destination.Identifier}.Length, {inputLocals[row]}.Length, \"{destination.Name}\", \"{row.Name}\");"
                : $"Check.Destination({destination.Identifier}.Length, samples, \"{destination.Name}\", {Reference()});");
        foreach (var label in Parameters.Where(parameter => parameter is { IsLabel: true, Kind: ParameterKind.Integer, LabelAxis.Id: > 0 }))
            writer.Line($"Check.Labels({inputLocals[label]}, {widthLocals[label.LabelAxis]}, options.IgnoreLabel, \"{label.Name}\", \"{FirstOf(label.LabelAxis).Name}\");");
        PrintDomains();
        PrintOverlaps(destinations, hasUpstream);
    }

    private Parameter FirstOf(Axis axis) => inputs.Axes().First(known => known.Axis == axis).First;

    private string Reference() => $"\"{(sampleInput ?? inputs.Axes().First().First).Name}\"";

    private void PrintShape()
    {
        if (sampleInput is { } input)
        {
            writer.Line($"var samples = {inputLocals[input]}.Length;");
            foreach (var (axis, first) in inputs.Axes())
                writer.Line($"var {widthLocals[axis]} = Check.Width({inputLocals[first]}.Length, samples, \"{first.Name}\", \"{input.Name}\");");
            return;
        }

        var stated = inputs.Axes().ToList();
        var row = stated[0].First;
        writer.Line($"var samples = Check.SamplesOfWidth({inputLocals[row]}.Length, {widthLocals[row.Axis]}, \"{row.Name}\", \"{inputs.WidthName(row.Axis)}\");");
    }

    private void PrintLength(Parameter parameter)
    {
        var (name, identifier) = (parameter.Name, inputLocals[parameter]);
        var isFirst = parameter.IsRow && sampleInput is not null && FirstOf(parameter.Axis) == parameter && !parameter.IsOptional;
        if (parameter == sampleInput || isFirst)
            return;
        var check = parameter.IsRow
            ? $"Check.Rows({identifier}.Length, samples, {widthLocals[parameter.Axis]}, \"{name}\", \"{FirstOf(parameter.Axis).Name}\");"
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
        return $"Check.Domain({inputLocals[parameter]}, {CpuForm.Literal(Rational.FromDouble(domain.Minimum), true)}, {CpuForm.Literal(Rational.FromDouble(domain.Maximum), true)}, "
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
                    ? $"Check.SameOrApart<{Element}>({destination.Identifier}, \"{destination.Name}\", {inputLocals[source]}, \"{source.Name}\");"
                    : Apart(destination, inputs.StorageOf(source), inputLocals[source], source.Name, isSpan: false));
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
        writer.Line($"var arguments = new Arguments");
        writer.Line("{");
        foreach (var parameter in Parameters)
        {
            var optional = parameter is { IsHyper: false, IsOptional: true };
            writer.Line($"    {inputs.Field(parameter)} = {(optional ? inputLocals[parameter] + "OrAbsent" : inputLocals[parameter])},");
            if (optional)
                writer.Line($"    {inputs.StepField(parameter)} = Check.IsAbsent({inputLocals[parameter]}) ? 0u : 1u,");
        }

        foreach (var (axis, _) in inputs.Axes())
            writer.Line($"    {inputs.WidthField(axis)} = {widthLocals[axis]},");
        if (Parameters.Any(parameter => parameter is { IsLabel: true, Kind: ParameterKind.Integer }))
            writer.Line("    IgnoredLabel = options.IgnoreLabel ?? int.MinValue,");
        foreach (var destination in destinations ?? [])
            writer.Line($"    {destination.Field} = {destination.Identifier},");
        writer.Line("};");
    }

    /// <summary>An input that was left out is read from a few elements again and again.</summary>
    private void PrintAbsent(Parameter parameter)
    {
        var (identifier, type) = (inputLocals[parameter], inputs.StorageOf(parameter));
        var value = parameter.IsRow ? "default" : parameter.Element == ElementKind.Real && inputs.Element == "double" ? parameter.Default!.TrimEnd('f', 'F') : parameter.Default;
        writer.Line($"Span<{type}> {identifier}Absent = stackalloc {type}[16];");
        writer.Line($"{identifier}Absent.Fill({value});");
        writer.Line($"var {identifier}OrAbsent = Check.IsAbsent({identifier}) ? {identifier}Absent : {identifier};");
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary>A span that a member writes: its public name, its local name, and the field that carries it.</summary>
    private sealed record Destination(string Name, string Identifier, string Field, Parameter? Of);

    private sealed record SignatureParameter(string Name, string Local, string Type, string Default, string Documentation);
}
