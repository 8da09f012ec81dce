using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Gpu;

/// <summary>
/// The members of a loss for devices. The class beside the loss has their signatures; beside the kernels they check what they are given and launch.
/// Nothing is copied to the host, and nothing waits.
/// </summary>
internal sealed class DeviceMembersPrinter
{
    private const string Accelerator = "global::ILGPU.Runtime.Accelerator";
    private const string Stream = "global::ILGPU.Runtime.AcceleratorStream";

    private readonly CodeWriter writer;
    private readonly LossModel model;
    private readonly DeviceInputs inputs;
    private readonly LossPlan plan;
    private readonly Names signature;
    private readonly MemberLocals locals;
    private readonly FormulaDocumentation documentation;

    public DeviceMembersPrinter(CodeWriter writer, LossModel model, DeviceInputs inputs, LossPlan plan)
    {
        this.writer = writer;
        this.model = model;
        this.inputs = inputs;
        this.plan = plan;
        locals = new MemberLocals(inputs.Shared);
        documentation = new FormulaDocumentation(model.Declaration.Documentation);
        signature = new Names([.. Parameters.Select(parameter => parameter.Name), "stream", "options", "workspace", "samples", "arguments", "finish", "quads", "groups", "team", "lossGradient", .. inputs.Axes().Select(axis => inputs.WidthName(axis.Axis))]);
    }

    private IEnumerable<Parameter> Parameters => model.Parameters.Items;

    private IEnumerable<Output> Outputs => inputs.Formula.Outputs;

    private bool HasRows => inputs.Formula.HasRows;

    /// <summary>The input that tells the number of samples, with the width of its rows where it has some.</summary>
    private Parameter Reference => locals.Reference;

    private string Kernels => ClassName(model, inputs);

    private string Reduction => "global::LossGen.Reduction." + (model.IsSum ? "Sum" : "Mean");

    private int SumCount => inputs.Formula.Outputs.Length + plan.WeightIndices.Max() + 1;

    /// <summary>The class beside the loss.</summary>
    public static string TypeName(LossModel model) => model.Declaration.Name.TrimStart('@') + "Gpu";

    /// <summary>The class of the kernels.</summary>
    public static string ClassName(LossModel model, DeviceInputs inputs) =>
        model.Declaration.HintName.Replace('.', '_').Replace('@', '_') + inputs.Storage.Storage.ClassSuffix + "GpuKernels";

    public static void PrintConstruction(CodeWriter writer, LossModel model)
    {
        writer.Line("private readonly global::LossGen.Gpu.Workspace workspace;");
        writer.Line();
        writer.Line($"/// <summary>The loss {model.Declaration.Name} on a device, which keeps a little memory there for each stream.</summary>");
        writer.Line("/// <param name=\"accelerator\">The device.</param>");
        writer.Line($"public {TypeName(model)}({Accelerator} accelerator) => workspace = new(accelerator);");
        writer.Line();
        writer.Line("/// <summary>Frees what was kept on the device; nothing may run there any more.</summary>");
        writer.Line("public void Dispose() => workspace.Dispose();");
        writer.Line();
    }

    public void PrintSignatures()
    {
        Member("Forward", "The reduced loss of a batch, which is left on the device.", Results, hasUpstream: false);
        Member("PerSample", "The weighted loss of every sample.", PerSample, hasUpstream: false);
        Member("WithGradient", "The reduced loss of a batch, which is left on the device, and its gradient, which is overwritten.", [.. Results, .. Gradients], hasUpstream: false);
        Member("Backward", "The gradient for an upstream gradient per sample, which is overwritten.", Gradients, hasUpstream: true);
    }

    public void PrintBodies()
    {
        foreach (var kernel in plan.Kernels)
            writer.Line($"private static readonly LoadedKernel<Arguments> {kernel.Kind}Launch = new({kernel.Kind});");
        writer.Line("private static readonly LoadedKernel<FinishArguments> FinishLaunch = new(Finish);");
        if (plan.IsWeighted)
            writer.Line("private static readonly LoadedKernel<FinishArguments> FinishWeightsLaunch = new(FinishWeights);");
        writer.Line();
        Body("Forward", Results, hasUpstream: false);
        Body("PerSample", PerSample, hasUpstream: false);
        Body("WithGradient", [.. Results, .. Gradients], hasUpstream: false);
        Body("Backward", Gradients, hasUpstream: true);
        PrintFinish();
    }

    private IReadOnlyList<View> Results => [.. Outputs.Select(output => new View(signature.Inner().Fresh(output.Name), inputs.Element, Names.Pascal(output.Name), null, "Receives the reduced value, in its first element."))];

    private IReadOnlyList<View> PerSample => [.. Outputs.Select(output => new View(
        signature.Inner().Fresh(inputs.Formula.Outputs.Length == 1 ? "losses" : output.Name), inputs.Element, inputs.OutputField(output), null, "Receives a value per sample."))];

    private IReadOnlyList<View> Gradients => [.. inputs.Gradients.Select(parameter => new View(
        signature.Inner().Fresh(parameter.Name + "Gradient"), inputs.Storage.TypeOf(parameter), inputs.GradientField(parameter), parameter, $"Receives the gradient of {parameter.Name}, in its shape."))];

    private void Member(string name, string summary, IReadOnlyList<View> destinations, bool hasUpstream)
    {
        writer.Line($"/// <summary>{documentation.Summary(summary)}</summary>");
        if (documentation.Remarks.Length > 0)
            writer.Line($"/// <remarks>{documentation.Remarks}</remarks>");
        var parameters = Signature(destinations, hasUpstream).ToList();
        foreach (var parameter in parameters)
            writer.Line($"/// <param name=\"{parameter.Name.TrimStart('@')}\">{documentation.Parameter(parameter.Name.TrimStart('@'), parameter.Documentation)}</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">The lengths do not fit, or a hyperparameter lies outside its range; nothing has been written.</exception>");
        writer.Nested(
            $"public void {name}({string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {parameter.Name}{parameter.Default}"))}) =>",
            $"global::{GpuEmitter.Namespace}.{Kernels}.{name}(workspace, {string.Join(", ", parameters.Select(parameter => parameter.Name))});");
        writer.Line();
    }

    private IEnumerable<(string Type, string Name, string Default, string Documentation)> Signature(IReadOnlyList<View> destinations, bool hasUpstream)
    {
        yield return (Stream, "stream", "", "The stream on which everything runs.");
        foreach (var parameter in Parameters.Where(parameter => !parameter.IsOptional))
            yield return Declared(parameter);
        foreach (var (axis, first) in locals.StatedWidths)
            yield return ("int", inputs.WidthName(axis), "", $"The number of elements of a row of {first.Name}.");
        if (hasUpstream)
            yield return (DeviceInputs.View(inputs.Element), "lossGradient", "", "The gradient with respect to the weighted loss of every sample.");
        foreach (var destination in destinations)
            yield return (DeviceInputs.View(destination.Element), Names.Identifier(destination.Name), "", destination.Documentation);
        foreach (var parameter in Parameters.Where(parameter => parameter.IsOptional))
            yield return Declared(parameter);
        yield return ("global::LossGen.LossOptions", "options", " = default", "The reduction, the scale of the gradient, and more.");
    }

    private (string, string, string, string) Declared(Parameter parameter) => parameter.IsHyper
        ? (inputs.HyperType(parameter), Names.Identifier(parameter.Name), parameter.Default is { } value ? " = " + (inputs.Element == "double" ? value.TrimEnd('f', 'F') : value) : "", "One value for the whole batch.")
        : (DeviceInputs.View(inputs.Storage.TypeOf(parameter)), Names.Identifier(parameter.Name), parameter.IsOptional ? " = default" : "",
            parameter.IsShared ? "A row that all samples share." : parameter.IsRow ? $"Samples × {inputs.WidthName(parameter.Axis)}, row by row." : parameter.IsLabel ? "A label per sample, from 0." : "A value per sample.");

    private void Body(string name, IReadOnlyList<View> destinations, bool hasUpstream)
    {
        var parameters = Signature(destinations, hasUpstream).Select(parameter => $"{parameter.Type} {parameter.Name}");
        writer.Open($"internal static void {name}(Workspace workspace, {string.Join(", ", parameters)})");
        PrintChecks(destinations, hasUpstream);
        PrintArguments(destinations, hasUpstream);
        switch (name)
        {
            case "Forward":
                PrintLaunch("Evaluate");
                PrintFinishLaunch("Finish", destinations);
                break;
            case "PerSample":
                writer.Line("arguments.IsStoring = 1;");
                PrintLaunch("Evaluate");
                break;
            case "WithGradient":
                if (plan.IsWeighted)
                {
                    writer.Line("arguments.GradientScale = options.GradientScale;");
                    writer.Line("arguments.Denominator = workspace.Rent(stream, 1, 1);");
                    PrintFinishArguments();
                    PrintLaunch("Weights");
                    writer.Line("FinishWeightsLaunch.Launch(stream, 1, workspace.Threads, finish);");
                }
                else
                {
                    writer.Line($"arguments.GradientScale = global::LossGen.Runtime.Reductions.Quotient(options.GradientScale, global::LossGen.Runtime.Reductions.Denominator(options, {Reduction}, samples));");
                    PrintFinishArguments();
                }

                PrintLaunch("WithGradient");
                PrintFinishLaunch("Finish", [.. destinations.Where(destination => destination.Of is null)], declares: false);
                break;
            default:
                writer.Line("arguments.GradientScale = options.GradientScale;");
                PrintLaunch("Backward");
                break;
        }

        writer.Close();
    }

    private void PrintChecks(IReadOnlyList<View> destinations, bool hasUpstream)
    {
        var reference = Reference;
        PrintShape();
        writer.Line($"global::LossGen.Runtime.Check.Options(options, {Reduction});");
        foreach (var parameter in inputs.Batched.Where(parameter => parameter != reference))
        {
            var check = Check(Names.Identifier(parameter.Name), parameter.Name, parameter);
            if (parameter.IsOptional)
                writer.Nested($"if ({Names.Identifier(parameter.Name)}.IsValid)", check);
            else if (!IsFirstOfAxis(parameter))
                writer.Line(check);
        }

        if (hasUpstream)
            writer.Line(Check("lossGradient", "lossGradient", null));
        foreach (var destination in destinations)
            writer.Line(destination.Of is null && Results.Any(result => result.Field == destination.Field)
                ? $"DeviceCheck.Result({Names.Identifier(destination.Name)}.Length, \"{destination.Name}\");"
                : Check(Names.Identifier(destination.Name), destination.Name, destination.Of));
        foreach (var parameter in Parameters.Where(parameter => parameter is { IsHyper: true, Domain: not null }))
            writer.Line($"global::LossGen.Runtime.Check.Domain({Names.Identifier(parameter.Name)}, {CpuForm.Literal(Rational.FromDouble(parameter.Domain!.Minimum), true)}, {CpuForm.Literal(Rational.FromDouble(parameter.Domain.Maximum), true)}, "
                + $"{(parameter.Domain.MinimumExclusive ? "true" : "false")}, {(parameter.Domain.MaximumExclusive ? "true" : "false")}, \"{parameter.Name}\");");

        string Check(string text, string name, Parameter? of) => of is { IsShared: true }
            ? $"DeviceCheck.Length({text}.Length, {inputs.WidthName(of.Axis)}, \"{name}\", \"{inputs.Axes().First(axis => axis.Axis == of.Axis).First.Name}\");"
            : of is { IsRow: true }
            ? $"DeviceCheck.Length({text}.Length, samples * {inputs.WidthName(of.Axis)}, \"{name}\", \"{inputs.Axes().First(axis => axis.Axis == of.Axis).First.Name}\");"
            : $"DeviceCheck.Length({text}.Length, samples, \"{name}\", \"{reference.Name}\");";
    }

    private bool IsFirstOfAxis(Parameter parameter) => parameter.IsRow && inputs.Axes().Any(axis => axis.First == parameter);

    private void PrintShape()
    {
        foreach (var (axis, first) in inputs.Axes().Where(axis => axis.First.IsShared))
            writer.Line($"var {inputs.WidthName(axis)} = DeviceCheck.Width({Names.Identifier(first.Name)}.Length, 1, \"{first.Name}\", \"{first.Name}\");");
        if (locals.SampleInput is { } input)
        {
            writer.Line($"var samples = {Names.Identifier(input.Name)}.Length;");
            foreach (var (axis, first) in inputs.Axes().Where(axis => !axis.First.IsShared))
                writer.Line($"var {inputs.WidthName(axis)} = DeviceCheck.Width({Names.Identifier(first.Name)}.Length, samples, \"{first.Name}\", \"{input.Name}\");");
            return;
        }

        var row = Reference;
        writer.Line($"var samples = DeviceCheck.SamplesOfWidth({Names.Identifier(row.Name)}.Length, {inputs.WidthName(row.Axis)}, \"{row.Name}\", \"{inputs.WidthName(row.Axis)}\");");
    }

    private void PrintArguments(IReadOnlyList<View> destinations, bool hasUpstream)
    {
        var stored = destinations.Where(destination => Results.All(result => result.Field != destination.Field)).ToList();
        if (HasRows)
        {
            writer.Line($"var team = workspace.Team({inputs.Axes().Select(axis => inputs.WidthName(axis.Axis)).Aggregate((widest, width) => $"global::System.Math.Max({widest}, {width})")});");
            writer.Line("var groups = workspace.GroupsOfRows(samples, team);");
        }
        else
        {
            writer.Line($"var quads = {Aligned(inputs.Batched, stored, hasUpstream)} ? samples / 4 : 0;");
            writer.Line("var groups = workspace.Groups((samples + 3) / 4);");
        }

        writer.Line("var arguments = new Arguments");
        writer.Line("{");
        foreach (var parameter in Parameters)
        {
            var text = Names.Identifier(parameter.Name);
            writer.Line($"    {inputs.Field(parameter)} = {(parameter is { IsHyper: true, Element: ElementKind.Flag } ? $"{text} ? (byte)1 : (byte)0" : parameter is { IsHyper: true, Element: ElementKind.Integer, HyperType: not "int" } ? "(int)" + text : text)},");
            if (parameter is { IsHyper: false, IsOptional: true })
                writer.Line($"    {inputs.PresenceField(parameter)} = {text}.IsValid ? 1 : 0,");
        }

        writer.Line("    Samples = samples,");
        writer.Line(HasRows ? "    Team = team," : "    Quads = quads,");
        foreach (var (axis, _) in inputs.Axes())
        {
            var width = inputs.WidthName(axis);
            var rows = Aligned(inputs.Batched.Where(parameter => parameter.IsRow && parameter.Axis == axis), [.. stored.Where(view => view.Of is { IsRow: true } row && row.Axis == axis)], hasUpstream: false);
            writer.Line($"    {inputs.WidthField(axis)} = {width},");
            writer.Line($"    {inputs.QuadsField(axis)} = {width} % 4 == 0 && {rows} ? {width} / 4 : 0,");
        }

        if (inputs.HasLabels)
            writer.Line("    IgnoredLabel = options.IgnoreLabel ?? int.MinValue,");
        if (hasUpstream)
            writer.Line("    LossGradient = lossGradient,");
        foreach (var destination in stored)
            writer.Line($"    {destination.Field} = {Names.Identifier(destination.Name)},");
        writer.Line($"    Partials = workspace.Rent(stream, 0, groups * {SumCount.ToText()}L),");
        writer.Line("};");
    }

    /// <summary>The condition under which four elements of all views can be read and written at once.</summary>
    private static string Aligned(IEnumerable<Parameter> parameters, IReadOnlyList<View> stored, bool hasUpstream) => string.Join(" && ", parameters.Select(parameter => (Name: Names.Identifier(parameter.Name), parameter.IsOptional))
        .Concat(stored.Select(view => (Name: Names.Identifier(view.Name), IsOptional: false)))
        .Concat(hasUpstream ? [(Name: "lossGradient", IsOptional: false)] : [])
        .Select(view => view.IsOptional ? $"(!{view.Name}.IsValid || DeviceCheck.IsAligned({view.Name}))" : $"DeviceCheck.IsAligned({view.Name})"));

    private void PrintLaunch(string kernel) => writer.Line($"{kernel}Launch.Launch(stream, groups, workspace.Threads, arguments);");

    private void PrintFinishArguments()
    {
        writer.Line("var finish = new FinishArguments");
        writer.Line("{");
        writer.Line("    Partials = arguments.Partials,");
        writer.Line("    Groups = groups,");
        writer.Line($"    IsMean = (options.Reduction ?? {Reduction}) == global::LossGen.Reduction.Mean ? 1 : 0,");
        writer.Line("    IsDeclared = options.Denominator is null ? 0 : 1,");
        writer.Line("    Declared = options.Denominator ?? 0d,");
        writer.Line("    Samples = samples,");
        writer.Line("    Denominator = arguments.Denominator,");
        writer.Line("};");
    }

    private void PrintFinishLaunch(string kernel, IReadOnlyList<View> results, bool declares = true)
    {
        if (declares)
            PrintFinishArguments();
        foreach (var result in results)
            writer.Line($"finish.{result.Field} = {Names.Identifier(result.Name)};");
        writer.Line($"{kernel}Launch.Launch(stream, 1, workspace.Threads, finish);");
    }

    /// <summary>The last launch: from the sums of the groups to the results.</summary>
    private void PrintFinish()
    {
        var outputs = inputs.Formula.Outputs;
        writer.Comment("From the sums of all groups to the results.");
        writer.Open("internal static void Finish(FinishArguments arguments)");
        for (var i = 0; i < SumCount; i++)
            writer.Line($"var total{i.ToText()} = DeviceSum.OfPartials(arguments.Partials, arguments.Groups, {SumCount.ToText()}, {i.ToText()});");
        writer.Open("if (Group.IdxX == 0)");
        for (var i = 0; i < outputs.Length; i++)
        {
            var weights = plan.WeightIndices[i] < 0 ? "arguments.Samples" : "total" + (outputs.Length + plan.WeightIndices[i]).ToText();
            writer.Line($"arguments.{Names.Pascal(outputs[i].Name)}[0] = {(inputs.Element == "double" ? "" : "(float)")}DeviceSum.Quotient(total{i.ToText()}, {(i == 0 ? Denominator(weights) : weights)});");
        }

        writer.Close();
        writer.Close();
        if (!plan.IsWeighted)
            return;
        var count = plan.WeightIndices.Max() + 1;
        writer.Comment("From the weights of all groups to the denominator of the gradient.");
        writer.Open("internal static void FinishWeights(FinishArguments arguments)");
        var index = plan.WeightIndices[0];
        writer.Line(index < 0 ? "var total = arguments.Samples;" : $"var total = DeviceSum.OfPartials(arguments.Partials, arguments.Groups, {count.ToText()}, {index.ToText()});");
        writer.Nested("if (Group.IdxX == 0)", $"arguments.Denominator[0] = {Denominator("total")};");
        writer.Close();
    }

    private static string Denominator(string weights) => $"arguments.IsDeclared != 0 ? arguments.Declared : arguments.IsMean != 0 ? {weights} : 1d";

    private sealed record View(string Name, string Element, string Field, Parameter? Of, string Documentation);
}
