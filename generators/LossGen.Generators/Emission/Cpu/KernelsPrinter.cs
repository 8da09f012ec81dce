using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Emission.Cpu.ShortRows;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>The class of a loss's kernels: for each kind the choice of the width, then one method a width.</summary>
internal static class KernelsPrinter
{
    /// <summary>The name of the class.</summary>
    public static string ClassName(string loss, StorageType storage) => loss.TrimStart('@') + storage.ClassSuffix + "Kernels";

    /// <summary>The namespace of the classes, in which no name of the user's is in reach.</summary>
    public const string Namespace = "LossGen.Generated";

    public static void Print(CodeWriter writer, LossModel model, LossPlan plan, StorageType storage)
    {
        var inputs = new KernelInputs(plan.Formula, storage);
        var isDouble = storage.IsDouble;
        writer.Open("file static class " + ClassName(model.Declaration.Name, storage));
        new MembersPrinter(writer, model, inputs, plan).PrintBodies();
        ArgumentsPrinter.Print(writer, inputs);
        foreach (var kernel in plan.Kernels)
        {
            PrintChoice(writer, inputs, kernel, isDouble);
            foreach (var width in CpuForm.Widths)
                Printer(writer, inputs, kernel, new CpuForm(width, isDouble)).Print();
            if (TakesShortRows(inputs, kernel))
                foreach (var width in CpuForm.Widths)
                    new ShortRowKernel(writer, inputs, kernel, CpuForm.OfShortRows(width, isDouble)).Print();
            if (IsRetried(kernel, isDouble))
                Printer(writer, inputs, kernel, CpuForm.SingleInDouble).Print();
        }

        writer.Close();
    }

    private static KernelPrinter Printer(CodeWriter writer, KernelInputs inputs, KernelSchedule kernel, CpuForm form) => inputs.Formula.HasRows
        ? new RowKernel(writer, inputs, kernel, form)
        : new ElementwiseKernel(writer, inputs, kernel, form, IsRetried(kernel, form.IsDouble));

    private static bool IsRetried(KernelSchedule kernel, bool isDouble) => KernelPrinter.IsRetried(kernel, isDouble);

    private static void PrintChoice(CodeWriter writer, KernelInputs inputs, KernelSchedule kernel, bool isDouble)
    {
        writer.Comment(Describe(kernel.Kind));
        if (!inputs.Formula.HasRows)
        {
            ElementwiseDispatch.Print(writer, inputs, kernel, isDouble, IsRetried(kernel, isDouble));
            return;
        }

        var isGuarded = KernelPrinter.IsGuarded(kernel, isDouble);
        writer.Open($"public static void {kernel.Kind}(ref Arguments arguments, int start, int end, scoped Span<double> sums)");
        if (IsRetried(kernel, isDouble))
            foreach (var gradient in Written(inputs, kernel))
                writer.Line($"using var {KeptName(gradient)} = Retry.Keep(arguments.{inputs.Field(gradient)}, arguments.{inputs.GradientField(gradient)}, {Range(inputs, gradient)});");
        if (isGuarded)
            writer.Line("bool isFinite;");
        if (TakesShortRows(inputs, kernel))
        {
            writer.Open($"if ({string.Join(" && ", inputs.Axes().Select(axis => $"ShortRows.Are(arguments.{inputs.WidthField(axis.Axis)})"))})");
            PrintWidths(writer, inputs, kernel, width => CpuForm.OfShortRows(width, isDouble), isGuarded);
            writer.Close(apart: false);
            writer.Open("else");
            PrintWidths(writer, inputs, kernel, width => new CpuForm(width, isDouble), isGuarded);
            writer.Close();
        }
        else
        {
            PrintWidths(writer, inputs, kernel, width => new CpuForm(width, isDouble), isGuarded);
        }

        if (IsRetried(kernel, isDouble))
            PrintRetry(writer, inputs, kernel, isGuarded);
        writer.Close();
    }

    private static bool TakesShortRows(KernelInputs inputs, KernelSchedule kernel) => inputs.Formula.HasRows && ShortRowKernel.IsPossible(kernel);

    private static void PrintWidths(CodeWriter writer, KernelInputs inputs, KernelSchedule kernel, Func<int, CpuForm> form, bool isGuarded)
    {
        writer.Open("switch (KernelWidth.Current)");
        foreach (var width in CpuForm.Widths)
            foreach (var (condition, method) in KernelPrinter.Methods(inputs, kernel, form(width)))
            {
                writer.Line((width == 1 ? "default" : "case " + width.ToText()) + (condition is null ? ":" : $" when {condition}:"));
                writer.Line($"    {(isGuarded ? "isFinite = " : "")}{method}(ref arguments, (nuint)start, (nuint)end, sums);");
                writer.Line("    break;");
            }

        writer.Close();
    }

    /// <summary>The samples that are not finite are sought by halves; what is found is computed again.</summary>
    private static void PrintRetry(CodeWriter writer, KernelInputs inputs, KernelSchedule kernel, bool isGuarded)
    {
        writer.Nested($"if ({(isGuarded ? "isFinite && " : "")}Retry.AreFinite(sums))", "return;");
        writer.Line();
        writer.Comment("A sample that is not finite in float is computed again, in double.");
        foreach (var gradient in Written(inputs, kernel))
            writer.Line(KeptName(gradient) + ".Restore();");
        writer.Line("sums.Clear();");
        writer.Nested("if (end - start > 1)", $"Retry.Halves(ref arguments, {kernel.Kind}, start, end, sums);");
        writer.Nested("else", $"{KernelPrinter.MethodName(kernel.Kind, CpuForm.SingleInDouble)}(ref arguments, (nuint)start, (nuint)end, sums);");
    }

    private static IEnumerable<Parameter> Written(KernelInputs inputs, KernelSchedule kernel) =>
        kernel.ScalarGradients.Concat(kernel.Sweeps.SelectMany(sweep => sweep.Gradients)).Select(gradient => inputs.Formula.Parameters[gradient.Parameter]);

    private static string KeptName(Parameter parameter) => Names.Camel(parameter.Name) + "Kept";

    private static string Range(KernelInputs inputs, Parameter parameter) => parameter.IsRow
        ? $"start * arguments.{inputs.WidthField(parameter.Axis)}, end * arguments.{inputs.WidthField(parameter.Axis)}"
        : "start, end";

    private static string Describe(KernelKind kind) => kind switch
    {
        KernelKind.Evaluate => "The loss and the statistics.",
        KernelKind.WithGradient => "The loss, the statistics and the gradient, in one pass over the batch.",
        KernelKind.Backward => "The gradient for an upstream gradient per sample.",
        _ => "The sums of the weights.",
    };
}
