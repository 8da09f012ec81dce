using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>The class of a loss's kernels: for each kind the choice of the width, then one method a width.</summary>
internal static class KernelsPrinter
{
    /// <summary>The name of the class.</summary>
    public static string ClassName(string loss, bool isDouble) => loss.TrimStart('@') + (isDouble ? "DoubleKernels" : "Kernels");

    /// <summary>The namespace of the classes, in which no name of the user's is in reach.</summary>
    public const string Namespace = "LossGen.Generated";

    public static void Print(CodeWriter writer, LossModel model, LossPlan plan, bool isDouble)
    {
        var inputs = new KernelInputs(plan.Formula, isDouble);
        writer.Open("file static class " + ClassName(model.Declaration.Name, isDouble));
        new MembersPrinter(writer, model, inputs, isDouble, plan.IsWeighted, plan.WeightIndices, isStub: false).PrintBodies();
        ArgumentsPrinter.Print(writer, inputs);
        foreach (var kernel in plan.Kernels)
        {
            PrintChoice(writer, plan, kernel, isDouble);
            foreach (var width in CpuForm.Widths)
                Printer(writer, inputs, kernel, new CpuForm(width, isDouble)).Print();
        }

        writer.Close();
    }

    private static KernelPrinter Printer(CodeWriter writer, KernelInputs inputs, KernelSchedule kernel, CpuForm form) => inputs.Formula.HasRows
        ? new RowKernel(writer, inputs, kernel, form)
        : new ElementwiseKernel(writer, inputs, kernel, form);

    private static void PrintChoice(CodeWriter writer, LossPlan plan, KernelSchedule kernel, bool isDouble)
    {
        writer.Comment(Describe(kernel.Kind));
        writer.Open($"public static void {kernel.Kind}(ref Arguments arguments, int start, int end, scoped Span<double> sums)");
        var stop = plan.Formula.HasRows ? "end" : "whole";
        if (!plan.Formula.HasRows)
            writer.Line($"var whole = end - ((end - start) % {new CpuForm(1, isDouble).Block.ToText()});");
        writer.Open("switch (KernelWidth.Current)");
        foreach (var width in CpuForm.Widths)
        {
            writer.Line(width == 1 ? "default:" : $"case {width.ToText()}:");
            writer.Line($"    {kernel.Kind}{width.ToText()}(ref arguments, (nuint)start, (nuint){stop}, sums);");
            writer.Line("    break;");
        }

        writer.Close();
        if (!plan.Formula.HasRows)
            writer.Nested("if (whole < end)", $"{kernel.Kind}1(ref arguments, (nuint)whole, (nuint)end, sums);");
        writer.Close();
    }

    private static string Describe(KernelKind kind) => kind switch
    {
        KernelKind.Evaluate => "The loss and the statistics.",
        KernelKind.WithGradient => "The loss, the statistics and the gradient, in one pass over the batch.",
        KernelKind.Backward => "The gradient for an upstream gradient per sample.",
        _ => "The sums of the weights.",
    };
}
