using LossGen.Compiler.Scheduling;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests;

using Formula = LossGen.Compiler.Ir.Formula;

/// <summary>A formula of this project, as it was read and as it was compiled.</summary>
/// <param name="Name">The name of the method.</param>
/// <param name="Type">The class that holds the generated members.</param>
/// <param name="Source">The formula before any rewrite.</param>
/// <param name="Plan">The stable formula and its gradient.</param>
/// <param name="IsSum">The reduction that the formula states: the sum, else the mean.</param>
/// <param name="IsNarrow">Whether there are kernels for numbers stored in 16 bits.</param>
internal sealed record TestFormula(string Name, Type Type, Formula Source, LossPlan Plan, bool IsSum, bool IsNarrow)
{
    /// <summary>The factor of the bound for values per sample and gradients.</summary>
    public int BoundFactor => Source.HasRows ? Bound.OfRows : Bound.OfNumbers;

    public override string ToString() => Name;
}
