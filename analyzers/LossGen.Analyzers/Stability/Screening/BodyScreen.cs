using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting.Shapes;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Stability.Screening;

/// <summary>Says by the syntax of a body whether it can hold what the rules look for. It may say so of too much, never of too little.</summary>
internal sealed partial class BodyScreen
{
    private readonly ItemTable items = new();
    private readonly Declarations declarations;
    private readonly ISet<string> constants;
    private readonly HashSet<string> locals = [];
    private readonly HashSet<string> inferred = [];
    private readonly int variable;
    private int loops;
    private bool isFound;

    private BodyScreen(Declarations declarations, ISet<string> constants)
    {
        (this.declarations, this.constants) = (declarations, constants);
        variable = items.Add(Item.Of(ShapeAlgebra.Variable));
    }

    /// <summary>Whether a body can hold anything of interest.</summary>
    /// <param name="body">The body.</param>
    /// <param name="declarations">What its file declares.</param>
    /// <param name="constants">The names of the constants of all files.</param>
    public static bool IsOfInterest(SyntaxNode body, Declarations declarations, ISet<string> constants)
    {
        var screen = new BodyScreen(declarations, constants);
        screen.Visit(body);
        return screen.isFound || screen.items.HasGoal();
    }

    private void Visit(SyntaxNode node)
    {
        if (isFound)
            return;
        switch (node)
        {
            case ExpressionSyntax expression:
                Read(expression);
                return;
            case VariableDeclaratorSyntax { Initializer.Value: { } value } declarator:
                VisitDeclarator(declarator, value);
                return;
            case VariableDeclaratorSyntax declarator:
                locals.Add(declarator.Identifier.ValueText);
                return;
            case ForEachStatementSyntax each:
                Declare(each.Identifier, Read(each.Expression));
                loops++;
                Visit(each.Statement);
                loops--;
                return;
            case ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForEachVariableStatementSyntax:
                loops++;
                VisitChildren(node);
                loops--;
                return;
            case BaseParameterListSyntax parameters:
                foreach (var parameter in parameters.Parameters)
                    locals.Add(parameter.Identifier.ValueText);
                return;
            case SingleVariableDesignationSyntax designation:
                locals.Add(designation.Identifier.ValueText);
                return;
            case AttributeListSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax:
                return;
            default:
                VisitChildren(node);
                return;
        }
    }

    private void VisitChildren(SyntaxNode node)
    {
        foreach (var child in node.ChildNodes())
            Visit(child);
    }

    private void VisitDeclarator(VariableDeclaratorSyntax declarator, ExpressionSyntax value)
    {
        var name = declarator.Identifier.ValueText;
        Declare(declarator.Identifier, Read(value));
        if (declarator.Parent is VariableDeclarationSyntax { Type.IsVar: true } && (Bare(value) is not LiteralExpressionSyntax literal || literal.Token.Value is float))
            inferred.Add(name);
    }

    private void Declare(SyntaxToken name, int value)
    {
        locals.Add(name.ValueText);
        items.Assign(name.ValueText, value);
    }

    private int Add(Op op, int x, int y = Item.None, int z = Item.None) => items.Add(Item.Of(op, x, y, z));

    private int Read(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case IdentifierNameSyntax { Identifier.ValueText: var name }:
                return Named(name, Item.Of(name), constants.Contains(name) && !locals.Contains(name) ? ShapeAlgebra.SomeConstant : null);
            case LiteralExpressionSyntax literal:
                return ReadLiteral(literal);
            case ParenthesizedExpressionSyntax parenthesized:
                return Read(parenthesized.Expression);
            case CastExpressionSyntax cast:
                isFound |= cast.Type is IdentifierNameSyntax { Identifier.ValueText: "Half" } or QualifiedNameSyntax { Right.Identifier.ValueText: "Half" } && IsConstant(Bare(cast.Expression));
                return Read(cast.Expression);
            case CheckedExpressionSyntax checkedExpression:
                return Read(checkedExpression.Expression);
            case BinaryExpressionSyntax binary:
                return ReadBinary(binary);
            case PrefixUnaryExpressionSyntax unary:
                return ReadUnary(unary);
            case PostfixUnaryExpressionSyntax unary:
                if (unary.IsKind(SyntaxKind.PostIncrementExpression))
                    CheckAccumulator(unary.Operand);
                return Read(unary.Operand);
            case AssignmentExpressionSyntax assignment:
                return ReadAssignment(assignment);
            case InvocationExpressionSyntax call:
                return ReadCall(call);
            case MemberAccessExpressionSyntax member:
                return ReadMember(member);
            case ElementAccessExpressionSyntax element:
                var (row, place) = (Read(element.Expression), variable);
                foreach (var argument in element.ArgumentList.Arguments)
                    place = Add(Ops.IntegerAdd, place, Read(argument.Expression));
                return Add(Ops.Pick, row, place);
            case ConditionalExpressionSyntax choice:
                return Add(Ops.Select, Read(choice.Condition), Read(choice.WhenTrue), Read(choice.WhenFalse));
            case LambdaExpressionSyntax lambda:
                return ReadLambda(lambda);
            case TypeSyntax or OmittedArraySizeExpressionSyntax or TypeOfExpressionSyntax:
                return variable;
            case QueryExpressionSyntax query:
                return ReadQuery(query);
            default:
                VisitChildren(expression);
                return variable;
        }
    }

    private int ReadLambda(LambdaExpressionSyntax lambda)
    {
        if (lambda is SimpleLambdaExpressionSyntax { Parameter.Identifier.ValueText: var name })
            locals.Add(name);
        else if (lambda is ParenthesizedLambdaExpressionSyntax { ParameterList: var parameters })
            Visit(parameters);
        if (lambda.ExpressionBody is { } body)
            return Read(body);
        if (lambda.Block is { Statements: { Count: 1 } statements } && statements[0] is ReturnStatementSyntax { Expression: { } result })
            return Read(result);
        if (lambda.Block is { } block)
            Visit(block);
        return variable;
    }

    private int ReadLiteral(LiteralExpressionSyntax literal)
    {
        if (!literal.IsKind(SyntaxKind.NumericLiteralExpression))
            return variable;
        var number = literal.Token.Value switch
        {
            double value => value,
            float value => value,
            int value => value,
            long value => value,
            _ => double.NaN,
        };
        isFound |= number == 0 && literal.Token.Text.IndexOfAny(['e', 'E']) > 0;
        return items.Add(Item.Of(double.IsNaN(number) ? ShapeAlgebra.SomeConstant : ShapeAlgebra.Constant(number)));
    }

    private int ReadUnary(PrefixUnaryExpressionSyntax unary)
    {
        var operand = Read(unary.Operand);
        if (unary.IsKind(SyntaxKind.PreIncrementExpression))
            CheckAccumulator(unary.Operand);
        return unary.IsKind(SyntaxKind.UnaryMinusExpression) ? Add(Ops.Negate, operand) : operand;
    }

    private int ReadBinary(BinaryExpressionSyntax binary)
    {
        var op = binary.Kind() switch
        {
            SyntaxKind.AddExpression => Ops.Add,
            SyntaxKind.SubtractExpression => Ops.Subtract,
            SyntaxKind.MultiplyExpression => Ops.Multiply,
            SyntaxKind.DivideExpression => Ops.Divide,
            SyntaxKind.LessThanExpression or SyntaxKind.GreaterThanExpression => Ops.Less,
            SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanOrEqualExpression => Ops.LessOrEqual,
            SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => Ops.Equal,
            _ => null,
        };
        var (x, y) = (Read(binary.Left), binary.Right is TypeSyntax and not IdentifierNameSyntax ? variable : Read(binary.Right));
        if (op is null)
            return variable;
        isFound |= IsTolerance(binary.Left) || IsTolerance(binary.Right)
            || ((op == Ops.Divide || op == Ops.Add || op == Ops.Subtract) && IsLiteral(binary.Left) && IsLiteral(binary.Right));
        return Add(op, x, y);
    }

    private static bool IsLiteral(ExpressionSyntax expression) => Bare(expression) switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NumericLiteralExpression),
        BinaryExpressionSyntax binary => IsLiteral(binary.Left) && IsLiteral(binary.Right),
        _ => false,
    };

    private bool IsConstant(ExpressionSyntax expression) =>
        IsLiteral(expression) || expression is MemberAccessExpressionSyntax || (expression is IdentifierNameSyntax name && constants.Contains(name.Identifier.ValueText));

    /// <summary>The smallest number of a type, where it is computed with.</summary>
    private static bool IsTolerance(ExpressionSyntax expression) => Bare(expression) is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Epsilon" } or IdentifierNameSyntax { Identifier.ValueText: "Epsilon" };

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Bare(parenthesized.Expression),
        CastExpressionSyntax cast => Bare(cast.Expression),
        PrefixUnaryExpressionSyntax unary => Bare(unary.Operand),
        _ => expression,
    };

    private int ReadAssignment(AssignmentExpressionSyntax assignment)
    {
        var value = Read(assignment.Right);
        var op = assignment.Kind() switch
        {
            SyntaxKind.AddAssignmentExpression => Ops.Add,
            SyntaxKind.SubtractAssignmentExpression => Ops.Subtract,
            SyntaxKind.MultiplyAssignmentExpression => Ops.Multiply,
            SyntaxKind.DivideAssignmentExpression => Ops.Divide,
            _ => null,
        };
        if (op == Ops.Add)
            CheckAccumulator(assignment.Left);
        if (assignment.Left is not IdentifierNameSyntax { Identifier.ValueText: var name })
        {
            var target = Read(assignment.Left);
            return op is null ? value : Add(op, target, value);
        }

        if (op is null)
        {
            items.Assign(name, value);
            CheckLoopOperation(name, assignment.Right);
            return value;
        }

        var result = Add(op, items.Add(Item.Of(name)), value);
        items.Assign(name, result);
        if (loops > 0)
            AssignReduction(name, op, value);
        return result;
    }

    /// <summary>A loop that assigns a sum of a variable and something else adds it up.</summary>
    private void CheckLoopOperation(string name, ExpressionSyntax value)
    {
        if (loops == 0 || Bare(value) is not BinaryExpressionSyntax binary)
            return;
        var op = binary.Kind() switch
        {
            SyntaxKind.AddExpression => Ops.Add,
            SyntaxKind.SubtractExpression => Ops.Subtract,
            SyntaxKind.MultiplyExpression => Ops.Multiply,
            _ => null,
        };
        if (op is null)
            return;
        if (IsNamed(binary.Left, name))
            AssignReduction(name, op, Read(binary.Right));
        else if (IsNamed(binary.Right, name))
            AssignReduction(name, op, Read(binary.Left));
    }

    private static bool IsNamed(ExpressionSyntax expression, string name) => Bare(expression) is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;

    private void AssignReduction(string name, Op op, int term)
    {
        if (op == Ops.Multiply)
        {
            items.Multiply(name);
        }
        else if (op == Ops.Add || op == Ops.Subtract)
        {
            var total = Add(Ops.Sum, term);
            items.Assign(name, total);
            items.Assign(name, Add(op, items.Add(Item.Of(name)), total));
        }
    }

    /// <summary>A float that a loop adds to.</summary>
    private void CheckAccumulator(ExpressionSyntax target)
    {
        var name = Bare(target) switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            _ => string.Empty,
        };
        isFound |= loops > 0 && (declarations.Floats.Contains(name) || (declarations.HasFloats && inferred.Contains(name)));
    }

    private int ReadMember(MemberAccessExpressionSyntax member)
    {
        var name = member.Name.Identifier.ValueText;
        var owner = member.Expression is PredefinedTypeSyntax ? variable : Read(member.Expression);
        return Named("." + name, new Item(null, owner, Item.None, Item.None, "." + name, null), NamedNumber(name) ?? (constants.Contains(name) ? ShapeAlgebra.SomeConstant : null));
    }

    /// <summary>A name, which may stand for a constant.</summary>
    private int Named(string name, Item item, Shape? constant)
    {
        if (constant is not null)
            items.Assign(name, items.Add(Item.Of(constant)));
        return items.Add(item);
    }

    private static Shape? NamedNumber(string name) => name switch
    {
        "One" => ShapeAlgebra.Constant(1),
        "Zero" => ShapeAlgebra.Constant(0),
        "NegativeOne" => ShapeAlgebra.Constant(-1),
        "PI" or "Pi" or "E" or "Tau" or "Epsilon" or "MaxValue" or "MinValue" or "NaN" or "PositiveInfinity" or "NegativeInfinity" => ShapeAlgebra.SomeConstant,
        _ => null,
    };

    private int ReadQuery(QueryExpressionSyntax query)
    {
        Declare(query.FromClause.Identifier, Read(query.FromClause.Expression));
        foreach (var clause in query.Body.Clauses)
        {
            if (clause is LetClauseSyntax let)
                Declare(let.Identifier, Read(let.Expression));
            else if (clause is FromClauseSyntax from)
                Declare(from.Identifier, Read(from.Expression));
            else
                VisitChildren(clause);
        }

        if (query.Body.Continuation is { } continuation)
            VisitChildren(continuation);
        if (query.Body.SelectOrGroup is SelectClauseSyntax select)
            return Read(select.Expression);
        VisitChildren(query.Body.SelectOrGroup);
        return variable;
    }
}
