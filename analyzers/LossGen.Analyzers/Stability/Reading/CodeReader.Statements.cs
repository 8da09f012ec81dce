using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>Statements, in order: what variables hold, and which conditions hold.</summary>
internal sealed partial class CodeReader
{
    private readonly Dictionary<Node, Node> rowsOfIndices = [];
    private readonly Dictionary<Node, string> boundsOfIndices = [];

    private void Walk(IOperation? operation)
    {
        cancellation.ThrowIfCancellationRequested();
        switch (operation)
        {
            case null:
                break;
            case IConditionalOperation { Type: null } choice:
                WalkChoice(choice);
                break;
            case ILoopOperation loop:
                WalkLoop(loop);
                break;
            case ISwitchOperation choice:
                WalkSwitch(choice);
                break;
            case ITryOperation attempt:
                WalkApart([attempt.Body, .. attempt.Catches.Select(handler => handler.Handler)]);
                Walk(attempt.Finally);
                break;
            case ILocalFunctionOperation function:
                WalkFunction(function.Body);
                break;
            case IVariableDeclaratorOperation declarator:
                if ((declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value is { } initializer)
                    Assign(declarator.Symbol, Read(initializer));
                break;
            case IExpressionStatementOperation statement:
                Read(statement.Operation);
                break;
            case IBlockOperation or IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IMethodBodyBaseOperation
                or ILabeledOperation or IUsingOperation or ILockOperation or ISymbolInitializerOperation or IUsingDeclarationOperation:
                foreach (var child in operation.ChildOperations)
                    Walk(child);
                break;
            case IReturnOperation or IThrowOperation:
                foreach (var child in operation.ChildOperations)
                    Read(child);
                break;
            default:
                Read(operation);
                break;
        }
    }

    private void WalkChoice(IConditionalOperation choice)
    {
        var condition = Read(choice.Condition);
        var (valuesBefore, factsBefore) = (values, facts);

        facts = factsBefore.Add(new Fact(condition, true));
        Walk(choice.WhenTrue);
        var (valuesWhenTrue, factsWhenTrue) = (values, facts);

        (values, facts) = (valuesBefore, factsBefore.Add(new Fact(condition, false)));
        Walk(choice.WhenFalse);

        if (Leaves(choice.WhenTrue))
            return;
        if (Leaves(choice.WhenFalse))
        {
            (values, facts) = (valuesWhenTrue, factsWhenTrue);
            return;
        }

        (values, facts) = (Merged(condition, valuesWhenTrue, values), factsBefore);
    }

    private ImmutableDictionary<ISymbol, Node> Merged(Node condition, ImmutableDictionary<ISymbol, Node> whenTrue, ImmutableDictionary<ISymbol, Node> whenFalse)
    {
        var merged = whenFalse;
        foreach (var pair in whenFalse)
        {
            if (!whenTrue.ContainsKey(pair.Key) && initial.TryGetValue(pair.Key, out var before) && before != pair.Value)
                merged = merged.SetItem(pair.Key, condition.Kind == ElementKind.Flag && before.Kind == pair.Value.Kind ? simplifier.Make(Ops.Select, condition, before, pair.Value) : Leaf(pair.Key.Name));
        }

        foreach (var pair in whenTrue)
        {
            var (symbol, first) = (pair.Key, pair.Value);
            if (!whenFalse.TryGetValue(symbol, out var second) && !initial.TryGetValue(symbol, out second))
                merged = merged.SetItem(symbol, first);
            else if (first != second)
                merged = merged.SetItem(symbol, condition.Kind == ElementKind.Flag && first.Kind == second.Kind ? simplifier.Make(Ops.Select, condition, first, second) : Leaf(symbol.Name));
        }

        return merged;
    }

    private void WalkSwitch(ISwitchOperation choice)
    {
        var value = Read(choice.Value);
        var (valuesBefore, factsBefore) = (values, facts);
        foreach (var section in choice.Cases)
        {
            (values, facts) = (valuesBefore, factsBefore);
            if (section.Clauses.Length == 1 && value.Kind == ElementKind.Real && Clause(section.Clauses[0], value) is { } condition)
                facts = facts.Add(new Fact(condition, true));
            foreach (var statement in section.Body)
                Walk(statement);
        }

        (values, facts) = (valuesBefore, factsBefore);
        ForgetAssigned(choice);
    }

    private Node? Clause(ICaseClauseOperation clause, Node value) => clause switch
    {
        IPatternCaseClauseOperation pattern => ReadPattern(pattern.Pattern, value),
        ISingleValueCaseClauseOperation single => Comparison(BinaryOperatorKind.Equals, value, Read(single.Value)),
        _ => null,
    };

    /// <summary>Branches of which any may run: what they assign is unknown after them.</summary>
    private void WalkApart(IReadOnlyList<IOperation> branches)
    {
        var (valuesBefore, factsBefore) = (values, facts);
        foreach (var branch in branches)
        {
            (values, facts) = (valuesBefore, factsBefore);
            Walk(branch);
        }

        (values, facts) = (valuesBefore, factsBefore);
        foreach (var branch in branches)
            ForgetAssigned(branch);
    }

    private void WalkLoop(ILoopOperation loop)
    {
        CheckAccumulators(loop);
        if (loop is IForLoopOperation counted)
        {
            foreach (var first in counted.Before)
                Walk(first);
        }

        var element = loop is IForEachLoopOperation each ? ElementOf(Read(each.Collection), each.Collection) : null;
        var (valuesBefore, factsBefore) = (values, facts);
        ForgetAssigned(loop);
        if (loop is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation declarator } && element is not null)
            Assign(declarator.Symbol, element);
        var valuesInside = values;

        if (loop is IForLoopOperation steps)
            ReadBounds(steps);
        if (loop is IWhileLoopOperation { ConditionIsTop: true } or IForLoopOperation && Condition(loop) is { } condition)
            facts = facts.Add(new Fact(Read(condition), true));
        Walk(loop.Body);
        if (loop is IWhileLoopOperation { ConditionIsTop: false, Condition: { } last })
            Read(last);
        if (loop is IForLoopOperation { AtLoopBottom: var bottom })
        {
            foreach (var step in bottom)
                Walk(step);
        }

        var valuesAtEnd = values;
        (values, facts) = (valuesBefore, factsBefore);
        foreach (var (symbol, type) in AssignedIn(loop))
        {
            if (Accumulated(symbol, valuesBefore, valuesInside, valuesAtEnd) is { } total)
                Assign(symbol, total);
            else
                Forget(symbol, type);
        }
    }

    /// <summary>The elements that an index visits: all of a row where it runs from 0 to the length in steps of one.</summary>
    private void ReadBounds(IForLoopOperation loop)
    {
        if (loop.Locals.FirstOrDefault() is not { } index || !values.TryGetValue(index, out var counter)
            || loop.Condition is not IBinaryOperation { LeftOperand: ILocalReferenceOperation { Local: var tested }, RightOperand: var end } condition || !SymbolEqualityComparer.Default.Equals(tested, index))
            return;
        var start = loop.Before.SelectMany(before => before.DescendantsAndSelf()).OfType<IVariableDeclaratorOperation>()
            .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, index))?.Initializer?.Value;
        var isFromZero = start?.ConstantValue is { HasValue: true, Value: 0 };
        var isByOne = loop.AtLoopBottom.Length == 1 && loop.AtLoopBottom[0] is IExpressionStatementOperation { Operation: IIncrementOrDecrementOperation { Kind: OperationKind.Increment } };
        if (isFromZero && isByOne && condition.OperatorKind == BinaryOperatorKind.LessThan && end is IPropertyReferenceOperation { Property.Name: "Length" or "Count", Instance: { } row })
            rowsOfIndices[counter] = Read(row);
        else
            boundsOfIndices[counter] = $"{start?.Syntax} {condition.OperatorKind} {Read(end).Id.ToString(System.Globalization.CultureInfo.InvariantCulture)} {isByOne}";
    }

    private static IOperation? Condition(ILoopOperation loop) => loop switch
    {
        IForLoopOperation counted => counted.Condition,
        IWhileLoopOperation conditional => conditional.Condition,
        _ => null,
    };

    /// <summary>A variable to which a loop adds something for each element holds the sum; one that it multiplies, the product.</summary>
    private Node? Accumulated(
        ISymbol symbol, ImmutableDictionary<ISymbol, Node> before, ImmutableDictionary<ISymbol, Node> inside, ImmutableDictionary<ISymbol, Node> end)
    {
        if ((!before.TryGetValue(symbol, out var start) && !initial.TryGetValue(symbol, out start)) || !inside.TryGetValue(symbol, out var running) || !end.TryGetValue(symbol, out var next)
            || !(next.Is(Ops.Add) || next.Is(Ops.Subtract) || next.Is(Ops.Multiply)) || (next.X != running && (next.Y != running || next.Is(Ops.Subtract))))
            return null;
        var term = next.X == running ? next.Y : next.X;
        if (Graph.Topological([term]).Contains(running))
            return null;
        if (term.Is(Ops.Sum) && next.Is(Ops.Add))
            return simplifier.Make(Ops.Add, start, term);
        if (!term.Axes.Contains(Elements))
            return null;
        if (!next.Is(Ops.Multiply))
            return simplifier.Make(next.Op, start, simplifier.Along(Ops.Sum, Elements, term));
        var product = Structure("product", start, term);
        products.Add(product);
        return product;
    }

    /// <summary>A lambda or local function runs at another time: what is assigned more than once is unknown inside.</summary>
    private void WalkFunction(IOperation? body)
    {
        var (valuesBefore, factsBefore) = (values, facts);
        facts = [];
        if (body is not null)
        {
            foreach (var (symbol, type) in AssignedIn(Root(body)))
                Forget(symbol, type);
            Walk(body);
        }

        (values, facts) = (valuesBefore, factsBefore);
    }

    private static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private void ForgetAssigned(IOperation operation)
    {
        foreach (var (symbol, type) in AssignedIn(operation))
            Forget(symbol, type, operation is ILoopOperation && NumericTypes.IsInteger(type) ? AxisSet.Of(Elements) : AxisSet.None);
    }

    private IReadOnlyList<(ISymbol Symbol, ITypeSymbol? Type)> AssignedIn(IOperation operation)
    {
        if (!assignments.TryGetValue(operation, out var targets))
            assignments.Add(operation, targets = [.. Assigned(operation)]);
        return targets;
    }

    /// <summary>The variables and fields that code assigns, anywhere in it; declarations do not count.</summary>
    internal static IEnumerable<(ISymbol Symbol, ITypeSymbol? Type)> Assigned(IOperation operation)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            var target = inner switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation step => step.Target,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
                _ => null,
            };
            foreach (var place in target is ITupleOperation tuple ? tuple.Elements : target is null ? [] : [target])
                if (SymbolOf(place) is { } symbol)
                    yield return (symbol, place.Type);
        }
    }

    internal static ISymbol? SymbolOf(IOperation place) => place switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation { Property.IsIndexer: false } property => property.Property,
        IArrayElementReferenceOperation element => SymbolOf(element.ArrayReference),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } => SymbolOf(instance),
        IInstanceReferenceOperation or null => null,
        _ => null,
    };

    /// <summary>Control never goes past the statement.</summary>
    private static bool Leaves(IOperation? statement) => statement switch
    {
        IReturnOperation or IThrowOperation or IBranchOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation block => block.Operations.Length > 0 && Leaves(block.Operations[block.Operations.Length - 1]),
        IConditionalOperation { WhenFalse: { } whenFalse } choice => Leaves(choice.WhenTrue) && Leaves(whenFalse),
        _ => false,
    };
}
