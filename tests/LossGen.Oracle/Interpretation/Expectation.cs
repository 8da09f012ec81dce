using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>What a kernel should write, and how far rounding may move it.</summary>
/// <param name="Value">The true value.</param>
/// <param name="Kappa">The condition, see docs/accuracy.md.</param>
/// <param name="Underflow">What multiplies exponentials that may vanish.</param>
public readonly record struct Expectation(Ball Value, double Kappa, double Underflow)
{
    // Sums and products of expectations are far more precise than any format.
    private static readonly BallArithmetic Arithmetic = new(320);

    public static Expectation Zero => default;

    /// <summary>The value times a number that is an input too: its rounding counts as that of other inputs does.</summary>
    public Expectation TimesInput(Ball input) => input.IsZero
        ? Zero
        : Times(input) with { Kappa = Magnitude(input) * (Kappa + Magnitude(Value)) };

    /// <summary>The value times an exact number.</summary>
    public Expectation Times(Ball factor) => factor.IsZero
        ? Zero
        : new(Value.IsZero ? Value : Arithmetic.Multiply(Value, factor), Magnitude(factor) * Kappa, Magnitude(factor) * Underflow);

    /// <summary>A sum of many: their magnitudes are part of its condition.</summary>
    public static Expectation Sum(IEnumerable<(Expectation Term, int Count)> terms)
    {
        var (sum, kappa, underflow) = (Ball.Zero, 0.0, 0.0);
        foreach (var (term, count) in terms)
        {
            sum = Arithmetic.Add(sum, Arithmetic.Multiply(term.Value, Ball.From((long)count)));
            kappa += count * (term.Kappa + Magnitude(term.Value));
            underflow += count * term.Underflow;
        }

        return new(sum, kappa, underflow);
    }

    /// <summary>The quotient by a number of many roundings less.</summary>
    public Expectation Over(Ball denominator) => denominator.IsZero
        ? Zero
        : new(Arithmetic.Divide(Value, denominator), Kappa / Magnitude(denominator), Underflow / Magnitude(denominator));

    private static double Magnitude(Ball value) => Math.Abs(value.ToDoubleBounds().Upper);
}
