using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>The left side of a rule: sums and products are flat, constants stand with the terms of sums.</summary>
internal abstract record Pattern
{
    /// <summary>Binds a node; the same variable binds the same value.</summary>
    internal sealed record Variable(string Name) : Pattern;

    /// <summary>A constant, exactly.</summary>
    internal sealed record Number(Rational Value) : Pattern;

    /// <summary>The position along the rule's axis, or its length.</summary>
    internal sealed record AxisLeaf(Op Op) : Pattern;

    /// <summary>A sum of terms with coefficients; <c>-x</c> and <c>2 * x</c> are sums of one term.</summary>
    internal sealed record Sum(ImmutableArray<PatternTerm> Terms) : Pattern;

    /// <summary>A product of at least two factors, or a reciprocal.</summary>
    internal sealed record Product(ImmutableArray<PatternFactor> Factors) : Pattern;

    /// <summary>Any other operation.</summary>
    internal sealed record Call(Op Op, ImmutableArray<Pattern> Arguments) : Pattern;

    /// <summary>Whether the label of a pick must be found after the row is bound.</summary>
    public bool HoldsPick => this switch
    {
        Call call => call.Op == Ops.Pick || call.Arguments.Any(argument => argument.HoldsPick),
        Sum sum => sum.Terms.Any(term => term.Core?.HoldsPick == true),
        Product product => product.Factors.Any(factor => factor.Core.HoldsPick),
        _ => false,
    };

    /// <summary>What binds most goes first; a pick and a bare variable wait for what they refer to.</summary>
    public int Rank => this is Variable ? 2 : HoldsPick ? 1 : 0;
}

/// <summary>A term of a pattern; without a core it is the constant.</summary>
internal sealed record PatternTerm(Rational Coefficient, Pattern? Core)
{
    public int Rank => Core?.Rank ?? 0;
}

/// <summary>A factor of a pattern, with the exponent 1 or -1.</summary>
internal sealed record PatternFactor(Pattern Core, int Exponent);
