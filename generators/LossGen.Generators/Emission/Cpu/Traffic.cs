using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>What the arrays of a batch cost that is larger than the caches, compared with what is computed of them.</summary>
internal static class Traffic
{
    // A polynomial takes one core about as long as three arrays take to pass.
    private const int ArraysPerCostlyOperation = 3;

    /// <summary>Whether a kernel without rows waits for memory, so that what it writes should cost no reading.</summary>
    public static bool OutweighsArithmetic(LossPlan plan)
    {
        var kernel = plan.Kernels.First(kernel => kernel.Kind == KernelKind.WithGradient);
        var costly = Graph.Topological(KernelInputs.Roots(kernel)).Count(node => node.IsCostly);
        return costly * ArraysPerCostlyOperation <= plan.Formula.Parameters.Count(parameter => !parameter.IsHyper) + kernel.ScalarGradients.Length;
    }
}
