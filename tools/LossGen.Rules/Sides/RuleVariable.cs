using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;
using LossGen.Compiler.Rewriting;

namespace LossGen.Rules.Sides;

/// <summary>A variable of a rule, and what its left side takes it for.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">A number, a truth value or a label.</param>
/// <param name="IsRow">It stands inside of a function of a row, and no condition makes it one number.</param>
internal sealed record RuleVariable(string Name, ElementKind Kind, bool IsRow)
{
    /// <summary>The variables of a rule, in the order in which the left side names them.</summary>
    public static IReadOnlyList<RuleVariable> Of(Rule rule)
    {
        var found = new Dictionary<string, RuleVariable>();
        var order = new List<string>();
        Visit(rule.Left, ElementKind.Real, false);
        return [.. order.Select(name => found[name])];

        void Visit(Expression expression, ElementKind kind, bool inRow)
        {
            switch (expression)
            {
                case Expression.Variable { Name: not ("iota" or "length") } variable:
                    if (!found.TryGetValue(variable.Name, out var known))
                        order.Add(variable.Name);
                    var isRow = ((known?.IsRow ?? false) || inRow) && !IsUniform(rule, variable.Name);
                    found[variable.Name] = new(variable.Name, known is { Kind: not ElementKind.Real } ? known.Kind : kind, isRow);
                    break;
                case Expression.Call call:
                    for (var i = 0; i < call.Arguments.Length; i++)
                        Visit(call.Arguments[i], call.Op.Operands[i] ?? kind, inRow || (call.Op.HasAxis && call.Op.Operands[i] != ElementKind.Integer));
                    break;
            }
        }
    }

    public Parameter ToParameter(Axis axis) => new(Name, ToParameterKind(), Kind) { Axis = IsRow ? axis : default };

    private ParameterKind ToParameterKind() => Kind switch
    {
        ElementKind.Flag => IsRow ? ParameterKind.FlagRow : ParameterKind.Flag,
        ElementKind.Integer => IsRow ? ParameterKind.IntegerRow : ParameterKind.Integer,
        _ => IsRow ? ParameterKind.Row : ParameterKind.Number,
    };

    private static bool IsUniform(Rule rule, string name) => rule.Requirements.Any(condition => condition.Variable == name && condition.Predicate == "uniform");
}
