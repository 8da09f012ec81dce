using System;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu;

/// <summary>Operations whose text for a processor would be another operation on a device.</summary>
internal static class DeviceText
{
    /// <summary>
    /// A comparison of a constant with a number. ILGPU moves a constant to the right, and a comparison that fails for NaN becomes one that holds:
    /// it stands on the right from the beginning.
    /// </summary>
    public static Text? Comparison(Node node, Func<Node, Text> value) =>
        (node.Is(Ops.Less) || node.Is(Ops.LessOrEqual)) && node.X.IsConstant && !node.Y.IsConstant
            ? new Text($"{value(node.Y).At(5)} {(node.Is(Ops.Less) ? ">" : ">=")} {value(node.X).At(5)}", 4)
            : null;
}
