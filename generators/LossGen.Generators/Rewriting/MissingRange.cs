using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>A range that, were it declared, would let a rule make a formula more stable.</summary>
/// <param name="Place">Where the rule would apply.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Condition">What it must know.</param>
/// <param name="Value">Of what.</param>
/// <param name="Parameter">The index of a parameter whose range would prove it.</param>
/// <param name="Domain">That range.</param>
internal sealed record MissingRange(Node Place, Rule Rule, Condition Condition, Node Value, int Parameter, Domain Domain);
