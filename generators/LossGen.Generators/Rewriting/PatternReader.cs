using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Rewriting;

/// <summary>Makes a pattern from the left side of a rule.</summary>
internal static class PatternReader
{
    public static Pattern Read(Expression expression)
    {
        switch (expression)
        {
            case Expression.Number number:
                return new Pattern.Number(number.Value);
            case Expression.Variable { Name: "iota" }:
                return new Pattern.AxisLeaf(Ops.Iota);
            case Expression.Variable { Name: "length" }:
                return new Pattern.AxisLeaf(Ops.Length);
            case Expression.Variable variable:
                return new Pattern.Variable(variable.Name);
            case Expression.Call call when IsSum(call.Op) || IsProduct(call.Op):
                return Sum(Terms(call, 1));
            case Expression.Call call:
                return new Pattern.Call(call.Op, [.. call.Arguments.Select(Read)]);
            default:
                throw new InvalidOperationException("Unknown expression " + expression);
        }
    }

    private static Pattern Sum(IEnumerable<PatternTerm> terms)
    {
        ImmutableArray<PatternTerm> ordered = [.. terms.OrderBy(term => term.Rank)];
        return ordered.Length == 1 && ordered[0] is { Core: { } core } only && only.Coefficient == 1 ? core : new Pattern.Sum(ordered);
    }

    private static IEnumerable<PatternTerm> Terms(Expression expression, Rational scale) => expression switch
    {
        Expression.Number number => [new PatternTerm(number.Value * scale, null)],
        Expression.Call call when call.Op == Ops.Negate => Terms(call.Arguments[0], -scale),
        Expression.Call call when call.Op == Ops.Add => Terms(call.Arguments[0], scale).Concat(Terms(call.Arguments[1], scale)),
        Expression.Call call when call.Op == Ops.Subtract => Terms(call.Arguments[0], scale).Concat(Terms(call.Arguments[1], -scale)),
        Expression.Call call when IsProduct(call.Op) => Product(call, scale),
        _ => [new PatternTerm(scale, Read(expression))],
    };

    private static IEnumerable<PatternTerm> Product(Expression expression, Rational scale)
    {
        var factors = new List<(Expression Core, int Exponent)>();
        Factors(expression, 1, factors, ref scale);
        return factors.Count == 1 && factors[0].Exponent == 1
            ? Terms(factors[0].Core, scale)
            : [new PatternTerm(scale, new Pattern.Product([.. factors.Select(factor => new PatternFactor(Read(factor.Core), factor.Exponent)).OrderBy(factor => factor.Core.Rank).ThenBy(factor => factor.Exponent)]))];
    }

    private static void Factors(Expression expression, int exponent, List<(Expression Core, int Exponent)> factors, ref Rational scale)
    {
        switch (expression)
        {
            case Expression.Number number:
                scale = exponent > 0 ? scale * number.Value : scale / number.Value;
                break;
            case Expression.Call call when call.Op == Ops.Negate:
                scale = -scale;
                Factors(call.Arguments[0], exponent, factors, ref scale);
                break;
            case Expression.Call call when IsProduct(call.Op):
                Factors(call.Arguments[0], exponent, factors, ref scale);
                Factors(call.Arguments[call.Op == Ops.Square ? 0 : 1], call.Op == Ops.Divide ? -exponent : exponent, factors, ref scale);
                break;
            default:
                factors.Add((expression, exponent));
                break;
        }
    }

    private static bool IsSum(Op op) => op == Ops.Add || op == Ops.Subtract || op == Ops.Negate;

    private static bool IsProduct(Op op) => op == Ops.Multiply || op == Ops.Divide || op == Ops.Square;
}
