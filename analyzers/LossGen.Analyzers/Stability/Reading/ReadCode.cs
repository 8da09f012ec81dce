using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>A body of code as values: what is computed, where, and under which conditions.</summary>
/// <param name="Simplifier">The algebra, with the graph of the values.</param>
/// <param name="Candidates">The operations on numbers, in the order in which they are computed.</param>
/// <param name="Spotted">The hazards that are plain from the code itself.</param>
/// <param name="Sources">The places that have each value.</param>
/// <param name="Integers">The values that are whole numbers, with the range of their type.</param>
/// <param name="Shared">The variables whose value cannot be followed.</param>
/// <param name="Rows">The text of the row behind an element.</param>
/// <param name="Dimensions">The text of the dimension behind an axis of tensors.</param>
internal sealed record ReadCode(
    Simplifier Simplifier,
    IReadOnlyList<Candidate> Candidates,
    IReadOnlyList<Spotted> Spotted,
    IReadOnlyDictionary<Node, List<Source>> Sources,
    IReadOnlyDictionary<Node, Interval> Integers,
    ISet<ISymbol> Shared,
    IReadOnlyDictionary<Node, List<Source>> Rows,
    IReadOnlyDictionary<Axis, string> Dimensions);
