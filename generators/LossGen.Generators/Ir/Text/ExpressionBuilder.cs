using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace LossGen.Compiler.Ir.Text;

/// <summary>Makes nodes from an expression of the tables, given what its variables stand for and the axis that it works along.</summary>
internal sealed class ExpressionBuilder(Graph graph, Axis axis, IReadOnlyDictionary<string, Node> variables)
{
    private static readonly ConcurrentDictionary<string, Expression> Parsed = new();

    /// <summary>The expression of a text; each text is parsed once.</summary>
    public static Expression Parse(string text) => Parsed.GetOrAdd(text, ExpressionParser.Parse);

    public Node Build(string text) => Build(Parse(text));

    public Node Build(Expression expression) => expression switch
    {
        Expression.Number number => graph.Constant(number.Value),
        Expression.Variable { Name: "iota" } => graph.Iota(axis),
        Expression.Variable { Name: "length" } => graph.Length(axis),
        Expression.Variable variable => variables[variable.Name],
        Expression.Call call => Make(call.Op, [.. call.Arguments.Select(Build)]),
        _ => throw new InvalidOperationException("Unknown expression " + expression),
    };

    private Node Make(Op op, Node[] operands) => op switch
    {
        _ when op.HasAxis => graph.Along(op, axis, operands),
        _ when op == Ops.Equal || op == Ops.Less || op == Ops.LessOrEqual => Comparison(op, operands),
        _ => Folding.Make(graph, op, operands),
    };

    /// <summary>The text has one symbol for reals, integers and flags.</summary>
    private Node Comparison(Op op, Node[] operands)
    {
        if (operands.Any(operand => operand.Kind == ElementKind.Integer))
        {
            var integer = op == Ops.Equal ? Ops.IntegerEqual : op == Ops.Less ? Ops.IntegerLess : Ops.IntegerLessOrEqual;
            return graph.Make(integer, AsInteger(operands[0]), AsInteger(operands[1]));
        }

        return Folding.Make(graph, operands[0].Kind == ElementKind.Flag ? Ops.FlagEqual : op, operands);
    }

    private Node AsInteger(Node node) => node.IsConstant ? graph.Integer((int)node.Value.Numerator) : node;
}
