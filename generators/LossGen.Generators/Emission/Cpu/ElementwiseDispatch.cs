using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>The choice of the kernel for samples without rows: vectors for whole strides, blocks of the narrowest vectors for what is left.</summary>
internal static class ElementwiseDispatch
{
    public static void Print(CodeWriter writer, KernelInputs inputs, KernelSchedule kernel, bool isDouble, bool isRetried)
    {
        var form = new CpuForm(1, isDouble);
        writer.Open($"public static void {kernel.Kind}(ref Arguments arguments, int start, int end, scoped Span<double> sums)");
        writer.Line("nuint i = (nuint)start, samples = (nuint)end;");
        writer.Line($"var whole = samples - ((samples - i) % {form.Stride.ToText()});");
        writer.Open("while (i < samples)");
        writer.Line("var last = i < whole ? whole : samples;");
        writer.Line("i = KernelWidth.Current switch");
        writer.Line("{");
        foreach (var (width, pattern) in new[] { (512, "512 when i < whole"), (256, "256 when i < whole"), (1, "1"), (128, "_") })
            foreach (var (condition, method) in KernelPrinter.Methods(inputs, kernel, form with { Width = width }))
                writer.Line($"    {pattern}{(condition is null ? "" : " && " + condition)} => {method}(ref arguments, i, last, sums),");
        writer.Line("};");
        if (isRetried)
            PrintRetry(writer, kernel, form);
        writer.Close();
        writer.Close();
    }

    /// <summary>A kernel stops before the segment that is not finite. Its samples are sought by halves; what is found is computed again.</summary>
    private static void PrintRetry(CodeWriter writer, KernelSchedule kernel, CpuForm form)
    {
        writer.Nested("if (i == last)", "continue;");
        writer.Line();
        writer.Comment("A sample that is not finite in float is computed again, in double.");
        writer.Line($"var stop = Math.Min(samples, i + {form.SampleSegment.ToText()});");
        writer.Nested("if (stop - i > 1)", $"Retry.Halves(ref arguments, {kernel.Kind}, (int)i, (int)stop, sums);");
        writer.Nested("else", $"{KernelPrinter.MethodName(kernel.Kind, CpuForm.SingleInDouble)}(ref arguments, i, stop, sums);");
        writer.Line("i = stop;");
    }
}
