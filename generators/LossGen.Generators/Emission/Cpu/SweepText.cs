using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>What a pass over rows does, in words.</summary>
internal static class SweepText
{
    public static string Of(Sweep sweep, KernelInputs inputs)
    {
        var row = inputs.Axes().First(axis => axis.Axis == sweep.Axis).First.Name;
        var parts = sweep.Reductions.Select(reduction => Of(reduction, inputs))
            .Concat(sweep.Gradients.Select(gradient => "the gradient of " + inputs.Formula.Parameters[gradient.Parameter].Name));
        return $"Pass over {row}: {string.Join("; ", parts)}.";
    }

    private static string Of(Node reduction, KernelInputs inputs)
    {
        var what = reduction.Op.Name switch
        {
            "tailSum" => "the sum of the exponentials",
            "normalizerMax" or "maxOf" => "the maximum",
            "minOf" => "the minimum",
            "dot" or "sumOfProducts" => "a sum of products",
            "sum" => "a sum",
            "argMax" => "the position of the maximum",
            var name => name,
        };
        return FormulaPrinter.Size(reduction.X, 4) < 4 && !reduction.Is(Ops.TailSum) ? what + " of " + FormulaPrinter.Print(reduction.X, inputs.Formula.Parameters) : what;
    }
}
