using System.Collections.Immutable;

namespace LossGen.Compiler.Ir.Text;

/// <summary>An expression of the op table and the rule table, as parsed from its text.</summary>
internal abstract record Expression
{
    /// <summary>A name that the context gives a value.</summary>
    internal sealed record Variable(string Name) : Expression;

    /// <summary>A decimal number.</summary>
    internal sealed record Number(Rational Value) : Expression;

    /// <summary>An operation; comparisons and arithmetic under the names of their real-valued operations.</summary>
    internal sealed record Call(Op Op, ImmutableArray<Expression> Arguments) : Expression;
}
