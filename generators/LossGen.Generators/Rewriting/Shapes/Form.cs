using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting.Shapes;

/// <summary>A pattern without the names of its variables: what a value must look like for the pattern to stand there.</summary>
internal abstract record Form
{
    /// <summary>Any value.</summary>
    public const int Any = -1;

    /// <summary>A constant.</summary>
    internal sealed record Constant(Func<double, bool> Holds) : Form;

    /// <summary>A sum that has terms of these forms, or their negatives.</summary>
    /// <param name="Added">The terms that are added.</param>
    /// <param name="Subtracted">The terms that are subtracted.</param>
    /// <param name="Others">The forms of terms whose sign a variable takes.</param>
    /// <param name="Count">How many terms are needed.</param>
    internal sealed record Sum(Needs Added, Needs Subtracted, ImmutableArray<int> Others, int Count) : Form
    {
        /// <summary>Whether the terms may be these.</summary>
        public bool IsMetBy(Terms terms) =>
            terms.Count >= Count
            && ((Added.AreMetBy(terms.Added) && Subtracted.AreMetBy(terms.Subtracted)) || (Added.AreMetBy(terms.Subtracted) && Subtracted.AreMetBy(terms.Added)))
            && Others.All(form => terms.Added.Once[form] || terms.Subtracted.Once[form]);
    }

    /// <summary>A product or quotient that has factors of these forms.</summary>
    /// <param name="Factors">The factors.</param>
    /// <param name="Divisors">The factors that it is divided by.</param>
    /// <param name="HasFreeFactor">A factor is a variable, which takes what is left: a constant, or something that is divided by.</param>
    /// <param name="IsBound">All factors are variables that stand elsewhere in the pattern too.</param>
    internal sealed record Product(Needs Factors, Needs Divisors, bool HasFreeFactor, bool IsBound) : Form
    {
        /// <summary>Whether the factors may be these.</summary>
        /// <param name="factors">The factors.</param>
        /// <param name="divisors">The factors that it is divided by.</param>
        /// <param name="hasScale">A constant stands beside them.</param>
        public bool IsMetBy(Parts factors, Parts divisors, bool hasScale = false) =>
            Factors.AreMetBy(factors, HasFreeFactor ? 1 : 0) && Divisors.AreMetBy(divisors)
            && factors.Count + divisors.Count + (hasScale && HasFreeFactor ? 1 : 0) >= Factors.Count + Divisors.Count;
    }

    /// <summary>Another operation on values of these forms.</summary>
    internal sealed record Call(Op Op, ImmutableArray<int> Arguments) : Form;
}

/// <summary>What the terms or factors of a value must be.</summary>
/// <param name="Once">Forms of which one part is needed.</param>
/// <param name="Twice">Forms of which two parts are needed.</param>
/// <param name="Count">How many parts are needed.</param>
/// <param name="HasRepeats">Two of them are equal.</param>
internal sealed record Needs(ImmutableArray<int> Once, ImmutableArray<int> Twice, int Count, bool HasRepeats)
{
    public static Needs Of(IReadOnlyCollection<int> parts, bool hasRepeats) => new(
        [.. parts.Where(part => part != Form.Any).Distinct()],
        [.. parts.Where(part => part != Form.Any).GroupBy(part => part).Where(group => group.Count() > 1).Select(group => group.Key)],
        parts.Count,
        hasRepeats);

    /// <summary>Parts whose number is counted elsewhere.</summary>
    public static Needs OfSome(IReadOnlyCollection<int> parts) => Of(parts, hasRepeats: false) with { Count = 0 };

    /// <summary>Whether the parts may be these.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="missing">How many parts a constant beside them can stand for.</param>
    public bool AreMetBy(Parts parts, int missing = 0)
    {
        if (parts.Count < Count - missing || (HasRepeats && !parts.HasRepeats))
            return false;
        foreach (var form in Once)
            if (!parts.Once[form])
                return false;
        foreach (var form in Twice)
            if (!parts.Twice[form])
                return false;
        return true;
    }
}
