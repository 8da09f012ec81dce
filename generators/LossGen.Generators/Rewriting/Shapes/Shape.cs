using System.Runtime.CompilerServices;

namespace LossGen.Compiler.Rewriting.Shapes;

/// <summary>What a value may look like, as far as the patterns of the rules care: sets of the forms of <see cref="FormTable"/>. Each shape is one object.</summary>
/// <param name="Whole">The forms that the value itself may have.</param>
/// <param name="Terms">The forms of its terms, seen as a flat sum.</param>
/// <param name="Factors">The forms of its factors but constants, seen as a flat product.</param>
/// <param name="Divisors">The forms of the factors but constants that it is divided by.</param>
/// <param name="Traits">What else it may be.</param>
internal sealed record Shape(Bits Whole, Terms Terms, Parts Factors, Parts Divisors, Traits Traits = Traits.None)
{
    public static readonly IEqualityComparer<Shape> ByContent = new ContentComparer();

    /// <summary>The value is something that a rule looks for.</summary>
    public bool IsGoal { get; init; }

    public bool Has(Traits traits) => (Traits & traits) != 0;

    public bool Equals(Shape? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    private sealed class ContentComparer : IEqualityComparer<Shape>
    {
        public bool Equals(Shape x, Shape y) =>
            x.Traits == y.Traits && x.IsGoal == y.IsGoal && x.Whole.Equals(y.Whole) && x.Terms.Equals(y.Terms) && x.Factors.Equals(y.Factors) && x.Divisors.Equals(y.Divisors);

        public int GetHashCode(Shape shape) => (shape.Whole, shape.Terms, shape.Factors, shape.Divisors, shape.Traits).GetHashCode();
    }
}
