using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>Loads of lanes from storage.</summary>
internal static class LoadText
{
    /// <summary>A whole vector.</summary>
    public static Text Of(CpuForm form, ElementKind kind, string array, string index) => form.Loaded(kind, $"{Function(form, kind, "")}(ref {array}, {index})");

    /// <summary>The first elements of a tail, zeros behind them.</summary>
    public static Text Tail(CpuForm form, ElementKind kind, string array, string index, string count) =>
        new($"{Function(form, kind, "Tail")}(ref {array}, {index}, {count})", Text.Tight);

    /// <summary>As many samples as a block has, zeros behind them.</summary>
    public static string Samples(CpuForm form, ElementKind kind, string array, string index) => $"{Function(form, kind, "Samples")}(ref {array}, {index}, count)";

    private static string Function(CpuForm form, ElementKind kind, string tail) => kind switch
    {
        ElementKind.Flag => "LoadMask" + tail + form.Suffix + (form.IsDouble ? "Double" : ""),
        ElementKind.Integer => (form.IsDouble ? "LoadLong" : "LoadInt") + tail + form.Suffix,
        _ => "Load" + tail + form.Suffix,
    };
}
