using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

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
    private readonly LossPlan? plan;
    private readonly IReadOnlyList<int> weightIndices;
    private readonly string kernels;
    private readonly Names signature;
    private readonly MemberLocals locals;
    private readonly ChecksPrinter checks;
    private readonly FormulaDocumentation documentation;
    private Names memberNames = new();
    private Names memberLocals = new();
    private bool isBody;

    /// <param name="plan">The kernels; null where there are none, because the formula was rejected.</param>
    public MembersPrinter(CodeWriter writer, LossModel model, KernelInputs inputs, LossPlan? plan)
    {
        this.writer = writer;
        this.model = model;
        this.inputs = inputs;
        this.plan = plan;
        weightIndices = plan?.WeightIndices ?? [.. inputs.Formula.Outputs.Select(_ => -1)];
        kernels = KernelsPrinter.ClassName(model.Declaration.Name, inputs.Storage);
        documentation = new FormulaDocumentation(model.Declaration.Documentation);
        signature = new Names([.. Parameters.Select(parameter => parameter.Name)]);
        locals = new MemberLocals(inputs);
        checks = new ChecksPrinter(writer, locals, Reduction);
    }

    private IEnumerable<Parameter> Parameters => model.Parameters.Items;

    private string Name => model.Declaration.Name;

    private string Element => inputs.Element;

    private List<string> Outputs => [.. model.Outputs];

    private string Result => Outputs.Count == 1 ? Element : "(" + string.Join(", ", Outputs.Select(output => Element + " " + Names.Identifier(output))) + ")";

    private IEnumerable<Parameter> Gradients => Parameters.Where(parameter => parameter.IsGrad);

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
            (memberNames, memberLocals) = (signature.Inner(), locals.Names.Inner());
            member();
        }
    }

    private void PrintForward()
    {
        Begin("The reduced loss of a batch.", Result, "", []);
        if (isBody)
        {
            checks.Print([]);
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
            checks.Print(destinations);
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
            checks.Print(destinations);
            PrintArguments(destinations);
            if (plan!.IsWeighted)
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
            checks.Print(destinations, hasUpstream: true);
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
        inputs.Axes().Select(axis => "(long)" + locals.WidthOf(axis.Axis)) is var widths && widths.Any() ? string.Join(" + ", widths) : "1";

    private void Begin(string summary, string result, string suffix, List<Destination> destinations, bool hasUpstream = false)
    {
        var parameters = SignatureParameters(destinations, hasUpstream).ToList();
        if (isBody)
        {
            writer.Open($"public static {result} {(suffix.Length == 0 ? "Forward" : suffix)}({string.Join(", ", parameters.Select(parameter => parameter.Type + " " + parameter.Local))})");
            return;
        }

        writer.Line($"/// <summary>{documentation.Summary(Escape(summary))}</summary>");
        if (documentation.Remarks.Length > 0)
            writer.Line($"/// <remarks>{documentation.Remarks}</remarks>");
        foreach (var parameter in parameters)
            writer.Line($"/// <param name=\"{parameter.Name}\">{documentation.Parameter(parameter.Name, Escape(parameter.Documentation))}</param>");
        if (result != "void")
            writer.Line("/// <returns>" + (Outputs.Count == 1 ? "The reduced loss." : "The reduced loss, and the means of the statistics.") + "</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The lengths do not fit, or a value lies outside its range; nothing has been written.</exception>");
        writer.Line("[global::System.CodeDom.Compiler.GeneratedCode(\"LossGen\", \"0.1\")]");
        var call = plan is null
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
        foreach (var (axis, first) in locals.StatedWidths)
            yield return new(memberNames.Fresh(inputs.WidthName(axis)), locals.WidthOf(axis), "int", "", $"The number of elements of a row of {first.Name}.");
        if (hasUpstream)
            yield return new(memberNames.Fresh("lossGradient"), "lossGradient", ReadOnlySpan(Element), "", "The gradient with respect to the weighted loss of every sample.");
        foreach (var destination in destinations)
            yield return new(destination.Name, destination.Identifier, Span(inputs.StorageOf(destination)), "", destination.Of is { } of ? $"Receives the gradient of {of.Name}, in its shape." : "Receives a value per sample.");
        foreach (var parameter in Parameters.Where(parameter => parameter.IsOptional))
            yield return Declared(parameter);
        yield return new(memberNames.Fresh("options"), "options", "global::LossGen.LossOptions", " = default", "The reduction, the scale of the gradient, and more.");
    }

    private SignatureParameter Declared(Parameter parameter)
    {
        if (parameter.IsHyper)
            return new(parameter.Name, locals.Of(parameter), inputs.HyperType(parameter), parameter.Default is { } value ? " = " + HyperDefault(parameter, value) : "", "One value for the whole batch.");
        return new(
            parameter.Name,
            locals.Of(parameter),
            ReadOnlySpan(inputs.StorageOf(parameter)),
            parameter.IsOptional ? " = default" : "",
            parameter.IsShared ? "A row that all samples share." : parameter.IsRow ? $"Samples × {inputs.WidthName(parameter.Axis)}, row by row." : parameter.IsLabel ? "A label per sample, from 0." : "A value per sample.");
    }

    private static string Span(string element) => $"global::System.Span<{element}>";

    private static string ReadOnlySpan(string element) => $"global::System.ReadOnlySpan<{element}>";

    private string HyperDefault(Parameter parameter, string text) =>
        parameter.HyperType == "float" && inputs.Element == "double" ? text.TrimEnd('f', 'F') : text;

    private void PrintArguments(List<Destination>? destinations = null)
    {
        foreach (var parameter in Parameters.Where(parameter => parameter is { IsHyper: false, IsOptional: true }))
            PrintAbsent(parameter);
        writer.Line($"var arguments = new Arguments");
        writer.Line("{");
        foreach (var parameter in Parameters)
        {
            var optional = parameter is { IsHyper: false, IsOptional: true };
            writer.Line($"    {inputs.Field(parameter)} = {(optional ? locals.Of(parameter) + "OrAbsent" : locals.Of(parameter))},");
            if (optional)
                writer.Line($"    {inputs.StepField(parameter)} = Check.IsAbsent({locals.Of(parameter)}) ? 0u : 1u,");
        }

        foreach (var (axis, _) in inputs.Axes())
            writer.Line($"    {inputs.WidthField(axis)} = {locals.WidthOf(axis)},");
        if (Parameters.Any(parameter => parameter is { IsLabel: true, Kind: ParameterKind.Integer }))
            writer.Line("    IgnoredLabel = options.IgnoreLabel ?? int.MinValue,");
        foreach (var destination in destinations ?? [])
            writer.Line($"    {destination.Field} = {destination.Identifier},");
        writer.Line("};");
        if (destinations is not null)
            PrintStores(destinations);
    }

    /// <summary>How the results of this call are written.</summary>
    private void PrintStores(List<Destination> destinations)
    {
        var inPlace = destinations.Where(destination => destination.Of is not null).Select(destination => $"Check.IsSame<{inputs.StorageOf(destination)}>({destination.Identifier}, {locals.Of(destination.Of!)})").ToList();
        if (inPlace.Count > 0)
            writer.Line($"arguments.IsInPlace = {string.Join(" || ", inPlace)};");
        // Rows are written a pass after they were read, so that a line in the caches is no loss.
        if (inputs.Formula.HasRows || inputs.Storage.IsNarrow || destinations.All(destination => destination.Of is null))
            return;
        var bytes = Parameters.Where(parameter => !parameter.IsHyper).Select(parameter => (Type: inputs.StorageOf(parameter), Name: locals.Of(parameter)))
            .Concat(destinations.Select(destination => (Type: inputs.StorageOf(destination), Name: destination.Identifier)))
            .Select(array => $"Streaming.Bytes<{array.Type}>({array.Name})");
        var pays = Traffic.OutweighsArithmetic(plan!) ? $"Streaming.Pays(options, {string.Join(" + ", bytes)})" : "Streaming.IsAsked(options)";
        writer.Line($"arguments.IsStreaming = !arguments.IsInPlace && {pays};");
    }

    /// <summary>An input that was left out is read from a few elements again and again.</summary>
    private void PrintAbsent(Parameter parameter)
    {
        var (identifier, type) = (locals.Of(parameter), inputs.StorageOf(parameter));
        var value = parameter.IsRow ? "default" : inputs.Absent(parameter);
        writer.Line($"Span<{type}> {identifier}Absent = stackalloc {type}[{inputs.LongestStep.ToText()}];");
        writer.Line($"{identifier}Absent.Fill({value});");
        writer.Line($"var {identifier}OrAbsent = Check.IsAbsent({identifier}) ? {identifier}Absent : {identifier};");
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private sealed record SignatureParameter(string Name, string Local, string Type, string Default, string Documentation);
}
