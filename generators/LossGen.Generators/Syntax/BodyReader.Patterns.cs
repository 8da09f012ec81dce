using System.Linq;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Compiler.Syntax;

/// <summary>Switch expressions and patterns: chains of conditions.</summary>
internal sealed partial class BodyReader
{
    private Value ReadSwitch(ISwitchExpressionOperation choice, Scope scope)
    {
        var subject = Read(choice.Value, scope);
        if (choice.Arms.IsEmpty)
            return Silently();
        var arms = choice.Arms.Select(arm =>
        {
            var armScope = scope;
            var matches = Guarded(Matches(arm.Pattern, subject, ref armScope, bindsNames: true), arm.Guard, armScope);
            return (Matches: matches, Value: Read(arm.Value, armScope), arm.Syntax);
        }).ToList();

        var last = arms[arms.Count - 1];
        if (!IsAlways(last.Matches))
            return last.Matches == Value.Rejected ? Silently() : Reject(Diagnostics.SwitchWithoutRest, choice);
        return arms.Take(arms.Count - 1).Reverse().Aggregate(last.Value, (rest, arm) => Choose(arm.Matches, arm.Value, rest, arm.Syntax));
    }

    /// <summary>Whether a value matches a pattern, as a flag.</summary>
    private Value Matches(IPatternOperation pattern, Value subject, ref Scope scope, bool bindsNames)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Always;
            case IConstantPatternOperation constant:
                return Compare(BinaryOperatorKind.Equals, subject, Read(constant.Value, scope), pattern.Syntax);
            case IRelationalPatternOperation relational:
                return Compare(relational.OperatorKind, subject, Read(relational.Value, scope), pattern.Syntax);
            case INegatedPatternOperation negated:
                return Elementwise(Ops.Not, pattern.Syntax, Matches(negated.Pattern, subject, ref scope, bindsNames: false));
            case IBinaryPatternOperation binary:
                var left = Matches(binary.LeftPattern, subject, ref scope, bindsNames: false);
                var right = Matches(binary.RightPattern, subject, ref scope, bindsNames: false);
                return Elementwise(binary.OperatorKind == BinaryOperatorKind.Or ? Ops.Or : Ops.And, pattern.Syntax, left, right);
            case IDeclarationPatternOperation declaration when bindsNames && (declaration.MatchesNull || SameType(declaration)):
                if (declaration.DeclaredSymbol is { } name)
                    scope = scope.With(name, subject);
                return Always;
            case IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeclaredSymbol: null } recursive
                when subject is TupleValue tuple && tuple.Items.Length == recursive.DeconstructionSubpatterns.Length:
                var all = Always;
                for (var i = 0; i < tuple.Items.Length; i++)
                    all = Elementwise(Ops.And, pattern.Syntax, all, Matches(recursive.DeconstructionSubpatterns[i], tuple.Items[i], ref scope, bindsNames));
                return all;
            default:
                return subject == Value.Rejected ? Silently() : Reject(Diagnostics.Pattern, pattern);
        }
    }

    private Value Guarded(Value matches, IOperation? guard, Scope scope) =>
        guard is null ? matches : Elementwise(Ops.And, guard.Syntax, matches, Read(guard, scope));

    private Value Always => new NumberValue(nodes.Flag(true));

    private static bool IsAlways(Value condition) => condition is NumberValue { Node: { } node } && node.Is(Ops.FlagConstant) && (bool)node.Payload!;

    private static bool SameType(IDeclarationPatternOperation declaration) =>
        SymbolEqualityComparer.Default.Equals(declaration.InputType, declaration.NarrowedType);
}
