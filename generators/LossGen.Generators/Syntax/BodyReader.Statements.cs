using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Compiler.Syntax;

/// <summary>Statements: both sides of a condition run, and what they assign and return becomes a choice.</summary>
internal sealed partial class BodyReader
{
    /// <summary>Statements that a formula may not hold, by kind.</summary>
    private static readonly Dictionary<OperationKind, DiagnosticDescriptor> RejectedStatements = new()
    {
        [OperationKind.Loop] = Diagnostics.Loop,
        [OperationKind.Throw] = Diagnostics.Exception,
        [OperationKind.Try] = Diagnostics.Exception,
        [OperationKind.YieldReturn] = Diagnostics.Asynchronous,
        [OperationKind.YieldBreak] = Diagnostics.Asynchronous,
    };

    private Completion Run(IOperation? statement, Scope scope)
    {
        cancellation.ThrowIfCancellationRequested();
        if (statement is null || Exceeds(statement.Syntax))
            return Completion.Returns(Silently());
        depth++;
        var completion = RunStatement(statement, scope);
        depth--;
        return completion;
    }

    private Completion RunStatement(IOperation statement, Scope scope) => statement switch
    {
        IBlockOperation block => RunAll(block.Operations, scope),
        IReturnOperation { ReturnedValue: { } result, Kind: OperationKind.Return } => Completion.Returns(Read(result, scope)),
        IVariableDeclarationGroupOperation group => Completion.GoesOn(Declare(group, scope)),
        IExpressionStatementOperation { Operation: var expression } => Completion.GoesOn(Assign(expression, scope)),
        IConditionalOperation conditional => RunConditional(conditional, scope),
        ISwitchOperation choice => RunSwitch(choice, 0, Read(choice.Value, scope), scope),
        ILocalFunctionOperation or IEmptyOperation => Completion.GoesOn(scope),
        IInvalidOperation => Completion.Returns(Silently()),
        _ => Completion.Returns(Reject(RejectedStatements.TryGetValue(statement.Kind, out var known) ? known : Diagnostics.Statement, statement)),
    };

    private Completion RunAll(IEnumerable<IOperation> statements, Scope scope)
    {
        var completion = Completion.GoesOn(scope);
        foreach (var statement in statements)
        {
            if (completion.Next is not { } next)
                break;
            completion = Then(completion, Run(statement, next), statement.Syntax);
        }

        return completion;
    }

    /// <summary>Two statements, one after the other.</summary>
    private Completion Then(Completion first, Completion second, SyntaxNode syntax)
    {
        if (first.Result is null)
            return second;
        if (second.Result is null)
            return first with { Next = second.Next };
        var result = Choose(first.Condition!, first.Result, second.Result, syntax);
        return second.Condition is null
            ? Completion.Returns(result)
            : new Completion(result, Elementwise(Ops.Or, syntax, first.Condition!, second.Condition), second.Next);
    }

    private Completion RunConditional(IConditionalOperation conditional, Scope scope)
    {
        var condition = Read(conditional.Condition, scope);
        var whenTrue = Run(conditional.WhenTrue, scope);
        var whenFalse = conditional.WhenFalse is null ? Completion.GoesOn(scope) : Run(conditional.WhenFalse, scope);
        return Either(condition, whenTrue, whenFalse, conditional.Syntax);
    }

    /// <summary>One of two statements.</summary>
    private Completion Either(Value condition, Completion whenTrue, Completion whenFalse, SyntaxNode syntax)
    {
        if (condition is NumberValue { Node: { } known } && known.Is(Ops.FlagConstant))
            return (bool)known.Payload! ? whenTrue : whenFalse;
        var next = Join(condition, whenTrue.Next, whenFalse.Next, syntax);
        if (whenTrue.Result is null && whenFalse.Result is null)
            return new Completion(null, null, next);

        var result = whenTrue.Result is null ? whenFalse.Result
            : whenFalse.Result is null ? whenTrue.Result
            : Choose(condition, whenTrue.Result, whenFalse.Result, syntax);
        return new Completion(result, next is null ? null : Choose(condition, Returning(whenTrue), Returning(whenFalse), syntax), next);
    }

    private Value Returning(Completion completion) =>
        completion.Result is null ? new NumberValue(nodes.Flag(false)) : completion.Condition ?? Always;

    /// <summary>The variables after a condition: those that differ are chosen.</summary>
    private Scope? Join(Value condition, Scope? whenTrue, Scope? whenFalse, SyntaxNode syntax)
    {
        if (whenTrue is null || whenFalse is null)
            return whenTrue ?? whenFalse;
        var joined = whenFalse;
        foreach (var variable in whenTrue.Variables)
        {
            var value = whenTrue.Find(variable)!;
            if (whenFalse.Find(variable) is { } other && !ReferenceEquals(value, other))
                joined = joined.With(variable, Named(Choose(condition, value, other, syntax), variable));
        }

        return joined;
    }

    /// <summary>The sections of a switch from one on, as a chain of conditions.</summary>
    private Completion RunSwitch(ISwitchOperation choice, int index, Value subject, Scope scope)
    {
        // The default section holds where no other does, wherever it stands.
        var sections = choice.Cases.OrderBy(section => section.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)).ToList();
        if (index == sections.Count)
            return Completion.GoesOn(scope);
        var section = sections[index];
        Value condition = new NumberValue(nodes.Flag(false));
        var inside = scope;
        foreach (var clause in section.Clauses)
            condition = Elementwise(Ops.Or, clause.Syntax, condition, Selects(clause, subject, ref inside));
        var body = RunAll(section.Body.Where(statement => statement is not IBranchOperation { BranchKind: BranchKind.Break }), inside);
        return IsAlways(condition) ? body : Either(condition, body, RunSwitch(choice, index + 1, subject, scope), section.Syntax);
    }

    private Value Selects(ICaseClauseOperation clause, Value subject, ref Scope scope) => clause switch
    {
        IDefaultCaseClauseOperation => Always,
        ISingleValueCaseClauseOperation single => Compare(BinaryOperatorKind.Equals, subject, Read(single.Value, scope), clause.Syntax),
        IPatternCaseClauseOperation pattern => Guarded(Matches(pattern.Pattern, subject, ref scope, bindsNames: true), pattern.Guard, scope),
        _ => Reject(Diagnostics.Pattern, clause),
    };

    private Scope Declare(IVariableDeclarationGroupOperation group, Scope scope)
    {
        foreach (var declarator in group.Declarations.SelectMany(declaration => declaration.Declarators))
        {
            if (declarator.Symbol.RefKind != RefKind.None)
                Reject(Diagnostics.ReferenceArgument, declarator, declarator.Symbol.Name);
            if (declarator.GetVariableInitializer() is { } initializer)
                scope = scope.With(declarator.Symbol, Named(Read(initializer.Value, scope), declarator.Symbol));
        }

        return scope;
    }

    private Scope Assign(IOperation expression, Scope scope)
    {
        switch (expression)
        {
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                return Store(assignment.Target, Read(assignment.Value, scope), scope);
            case IDeconstructionAssignmentOperation assignment:
                return Store(assignment.Target, Read(assignment.Value, scope), scope);
            case ICompoundAssignmentOperation assignment when assignment.Target is ILocalReferenceOperation or IParameterReferenceOperation:
                var (target, value) = (Read(assignment.Target, scope), Read(assignment.Value, scope));
                if (KnownTypes.IsReal(assignment.Type) && value is NumberValue number)
                    value = number with { Node = Real(number.Node) };
                return Store(assignment.Target, Combine(assignment, assignment.OperatorKind, assignment.Target.Type, target, value), scope);
            case IIncrementOrDecrementOperation { Target: ILocalReferenceOperation or IParameterReferenceOperation } step:
                var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
                return Store(step.Target, Combine(step, kind, step.Target.Type, Read(step.Target, scope), new NumberValue(nodes.Integer(1))), scope);
            case IInvalidOperation:
                Silently();
                return scope;
            case ISimpleAssignmentOperation or ICompoundAssignmentOperation or IIncrementOrDecrementOperation:
                Reject(Diagnostics.Assignment, expression);
                return scope;
            default:
                // What is wrong with the expression itself comes first: an await, a reference argument.
                if (expression is IInvocationOperation { TargetMethod.ReturnsVoid: true } || Read(expression, scope) != Value.Rejected)
                    Reject(Diagnostics.Statement, expression);
                return scope;
        }
    }

    private Scope Store(IOperation target, Value value, Scope scope)
    {
        switch (target)
        {
            case ILocalReferenceOperation local when IsOwn(local.Local, scope):
                return scope.With(local.Local, Named(value, local.Local));
            case IParameterReferenceOperation parameter when IsOwn(parameter.Parameter, scope):
                return scope.With(parameter.Parameter, Named(value, parameter.Parameter));
            case IDeclarationExpressionOperation declaration:
                return Store(declaration.Expression, value, scope);
            case IDiscardOperation:
                return scope;
            case ITupleOperation tuple when value is TupleValue values && values.Items.Length == tuple.Elements.Length:
                for (var i = 0; i < values.Items.Length; i++)
                    scope = Store(tuple.Elements[i], values.Items[i], scope);
                return scope;
            case IInvalidOperation:
            case ITupleOperation:
                Silently();
                return scope;
            case IArrayElementReferenceOperation:
                Reject(Diagnostics.Array, target);
                return scope;
            default:
                Reject(Diagnostics.Assignment, target);
                return scope;
        }
    }

    private static bool IsOwn(ISymbol variable, Scope scope) =>
        SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, scope.Function) ||
        (variable is IParameterSymbol && variable.ContainingSymbol is IMethodSymbol { PartialImplementationPart: { } part } && SymbolEqualityComparer.Default.Equals(part, scope.Function));

    /// <summary>A value under the name that the user gave it.</summary>
    private static Value Named(Value value, ISymbol variable) => Named(value, variable.Name);

    private static Value Named(Value value, string? name)
    {
        if (value is NumberValue { Node: { } node } && node.Op.Shape != OpShape.Leaf)
            node.Name ??= name;
        return value;
    }
}
