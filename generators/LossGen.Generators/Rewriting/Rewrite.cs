using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>A step that could be taken at a node.</summary>
/// <param name="Target">The node.</param>
/// <param name="Replacement">What takes its place.</param>
/// <param name="Stage">When it is the rewrite's turn.</param>
/// <param name="Size">How much it covers.</param>
/// <param name="Row">Where its rule stands in the table.</param>
/// <param name="Rules">The rules that it applies.</param>
internal sealed record Rewrite(Node Target, Node Replacement, RuleStage Stage, int Size, int Row, ImmutableArray<Rule> Rules);
