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
    /// <summary>A float has as many.</summary>
    private const double MostDigits = 1e6;

    private readonly ItemTable items = new();
    private readonly WholeNumbers wholeNumbers = new();
    private readonly Declarations declarations;
    private readonly ISet<string> constants;
    private readonly HashSet<string> locals = [];
    private readonly int variable;

    /// <summary>Variables whose type is that of a value, which may be float.</summary>
    private readonly HashSet<string> inferred = [];

    /// <summary>Variables of another type.</summary>
    private readonly HashSet<string> notFloats = [];
    private int loops;

    /// <summary>How many lambdas and local functions are around: they may give a name of the outside to a variable of their own.</summary>
    private int functions;
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
        return screen.IsFound;
    }

    private bool IsFound => isFound || items.HasGoal;

    private void Visit(SyntaxNode node)
    {
        if (IsFound)
            return;
        switch (node)
        {
            case ExpressionSyntax expression:
                Read(expression);
                return;
            case VariableDeclarationSyntax declaration when IsNoFloat(declaration.Type):
                foreach (var declarator in declaration.Variables)
                    notFloats.Add(declarator.Identifier.ValueText);
                wholeNumbers.Add(declaration);
                VisitChildren(node);
                return;
            case VariableDeclaratorSyntax { Initializer.Value: { } value } declarator:
                VisitDeclarator(declarator, value);
                return;
            case VariableDeclaratorSyntax declarator:
                Declare(declarator.Identifier);
                return;
            case ForEachStatementSyntax each:
                (IsNoFloat(each.Type) ? notFloats : inferred).Add(each.Identifier.ValueText);
                Declare(each.Identifier, Read(each.Expression));
                loops++;
                Visit(each.Statement);
                loops--;
                return;
            case ForStatementSyntax counted:
                loops++;
                foreach (var child in node.ChildNodes().Where(child => !counted.Incrementors.Contains(child)))
                    Visit(child);
                foreach (var step in counted.Incrementors)
                    Visit(step);
                loops--;
                return;
            case WhileStatementSyntax or DoStatementSyntax or ForEachVariableStatementSyntax:
                loops++;
                VisitChildren(node);
                loops--;
                return;
            case LocalFunctionStatementSyntax:
                functions++;
                VisitChildren(node);
                functions--;
                return;
            case BaseParameterListSyntax parameters:
                foreach (var parameter in parameters.Parameters)
                    AddParameter(parameter);
                return;
            case SingleVariableDesignationSyntax designation:
                locals.Add(designation.Identifier.ValueText);
                inferred.Add(designation.Identifier.ValueText);
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

    private void AddParameter(ParameterSyntax parameter)
    {
        locals.Add(parameter.Identifier.ValueText);
        wholeNumbers.Add(parameter);
        (IsNoFloat(parameter.Type) ? notFloats : inferred).Add(parameter.Identifier.ValueText);
    }

    private void VisitDeclarator(VariableDeclaratorSyntax declarator, ExpressionSyntax value)
    {
        var name = declarator.Identifier.ValueText;
        Declare(declarator.Identifier, Read(value));
        if (declarator.Parent is VariableDeclarationSyntax { Type.IsVar: true })
            (IsNoFloat(value) ? notFloats : inferred).Add(name);
    }

    private static bool IsNoFloat(TypeSyntax? type) => type is PredefinedTypeSyntax { Keyword.RawKind: not (int)SyntaxKind.FloatKeyword };

    /// <summary>A value of another type than float, as far as it is plain.</summary>
    private bool IsNoFloat(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsNoFloat(parenthesized.Expression),
        LiteralExpressionSyntax literal => literal.Token.Value is not float,
        IdentifierNameSyntax { Identifier.ValueText: var name } => notFloats.Contains(name) && !inferred.Contains(name) && !declarations.Floats.Contains(name),
        CastExpressionSyntax cast => IsNoFloat(cast.Type),
        PrefixUnaryExpressionSyntax unary => IsNoFloat(unary.Operand),
        BinaryExpressionSyntax binary => IsDouble(binary.Left) || IsDouble(binary.Right) || (IsNoFloat(binary.Left) && IsNoFloat(binary.Right)),
        _ => false,
    };

    private static bool IsDouble(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsDouble(parenthesized.Expression),
        PrefixUnaryExpressionSyntax unary => IsDouble(unary.Operand),
        _ => value is LiteralExpressionSyntax { Token.Value: double },
    };

    private void Declare(SyntaxToken name)
    {
        locals.Add(name.ValueText);
        if (functions == 0)
            items.Declare(name.ValueText);
    }

    private void Declare(SyntaxToken name, int value)
    {
        Declare(name);
        items.Assign(name.ValueText, value);
    }

    private int Add(Op op, int x, int y = Item.None, int z = Item.None) => items.Add(Item.Of(op, x, y, z));

    private int Read(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case IdentifierNameSyntax { Identifier.ValueText: var name }:
                if (constants.Contains(name) && !locals.Contains(name))
                    items.Assign(name, items.Add(Item.Of(ShapeAlgebra.SomeConstant)));
                return items.Read(name);
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
            case AnonymousMethodExpressionSyntax:
                functions++;
                VisitChildren(expression);
                functions--;
                return variable;
            default:
                VisitChildren(expression);
                return variable;
        }
    }

    private int ReadLambda(LambdaExpressionSyntax lambda)
    {
        if (lambda is SimpleLambdaExpressionSyntax { Parameter: var parameter })
            AddParameter(parameter);
        else if (lambda is ParenthesizedLambdaExpressionSyntax { ParameterList: var parameters })
            Visit(parameters);
        functions++;
        var result = ReadBody(lambda);
        functions--;
        return result;
    }

    private int ReadBody(LambdaExpressionSyntax lambda)
    {
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
            || (op == Ops.Divide && IsWhole(binary.Left) && IsWhole(binary.Right)) || ((op == Ops.Add || op == Ops.Subtract) && IsRoundedAway(binary.Left, binary.Right));
        return items.Add(Item.Of(op, x, y), isWhole: functions == 0 && wholeNumbers.Holds(binary));
    }

    private static bool IsLiteral(ExpressionSyntax expression) => Bare(expression) switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NumericLiteralExpression),
        BinaryExpressionSyntax binary => IsLiteral(binary.Left) && IsLiteral(binary.Right),
        _ => false,
    };

    /// <summary>A whole number that is written out.</summary>
    private static bool IsWhole(ExpressionSyntax expression) => IsLiteral(expression) && expression.DescendantNodesAndSelf().All(node => node is not LiteralExpressionSyntax { Token.Value: double or float });

    /// <summary>Whether one number may be nothing beside another.</summary>
    private static bool IsRoundedAway(ExpressionSyntax left, ExpressionSyntax right) =>
        IsLiteral(left) && IsLiteral(right) && !(Bare(left) is LiteralExpressionSyntax { Token.Value: { } first } && Bare(right) is LiteralExpressionSyntax { Token.Value: { } second } && AreComparable(Magnitude(first), Magnitude(second)));

    private static bool AreComparable(double first, double second) => Math.Max(first, second) < MostDigits * Math.Min(first, second);

    private static double Magnitude(object number) => number is int or long or float or double ? Math.Abs(Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture)) : double.NaN;

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

        var result = op is null ? value : Add(op, items.Read(name), value);
        items.Assign(name, result);
        if (loops > 0)
            items.Repeat(name, result);
        return result;
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
        var constant = NamedNumber(name) ?? (constants.Contains(name) ? ShapeAlgebra.SomeConstant : null);
        return items.Add(Item.Of("." + name, owner, constant is null ? null : ShapeAlgebra.Either(ShapeAlgebra.Variable, constant)));
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
