using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>A place where the left side of a rule stands.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Node">The value that the rule replaces; of a sum or product it may be a part.</param>
/// <param name="Replacement">What takes its place.</param>
/// <param name="Variables">What the variables of the rule stand for.</param>
/// <param name="Unproven">The conditions on ranges that the analysis cannot prove.</param>
internal sealed record RuleMatch(
    Rule Rule, Node Node, Node Replacement, IReadOnlyDictionary<string, Node> Variables, ImmutableArray<Condition> Unproven);
