using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;
using LossGen.Compiler.Rewriting;
using LossGen.Compiler.Scheduling;

namespace LossGen.Rules.Sides;

/// <summary>Both sides of a rule as formulas of the same parameters.</summary>
internal sealed class RuleSides
{
    private static readonly Axis Row = new(1);

    public RuleSides(Rule rule)
    {
        Rule = rule;
        Variables = RuleVariable.Of(rule);
        Parameters = [.. Variables.Select(variable => variable.ToParameter(Row))];
        Left = Make(rule.Left, isLowered: false);
        Right = Make(rule.Right, isLowered: false);
        LoweredLeft = Make(rule.Left, isLowered: true);
        LoweredRight = Make(rule.Right, isLowered: true);
    }

    public Rule Rule { get; }

    /// <summary>The variables, in the order of the parameters.</summary>
    public IReadOnlyList<RuleVariable> Variables { get; }

    public ImmutableArray<Parameter> Parameters { get; }

    public bool HasRows => Variables.Any(variable => variable.IsRow);

    public Formula Left { get; }

    public Formula Right { get; }

    /// <summary>The left side as kernels compute it where no rule is applied.</summary>
    public Formula LoweredLeft { get; }

    /// <summary>The right side as kernels compute it: of primitives alone.</summary>
    public Formula LoweredRight { get; }

    public int IndexOf(string variable) => Variables.TakeWhile(known => known.Name != variable).Count();

    private Formula Make(Expression side, bool isLowered)
    {
        var graph = new Graph();
        var inputs = new Formula("Inputs", graph, Parameters, []);
        var nodes = Variables.Select((variable, i) => (variable.Name, Node: inputs.InputNode(i))).ToDictionary(pair => pair.Name, pair => pair.Node);
        var root = new ExpressionBuilder(graph, Row, nodes).Build(side);
        return new Formula(Rule.Id, graph, Parameters, [new Output("loss", isLowered ? new Lowering(graph).Lower(root) : root)]);
    }
}
