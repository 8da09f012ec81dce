namespace LossGen.Benchmarks.Measuring;

/// <summary>How much time a comparison takes, and how large it is.</summary>
/// <param name="MostElements">The elements of the largest rows.</param>
/// <param name="FewestRounds">The rounds of a row, even where they take longer than the budget.</param>
/// <param name="MostRounds">The rounds of a row that is over before.</param>
/// <param name="Budget">The seconds of the rounds of a row.</param>
/// <param name="Slice">The seconds that a candidate works in a round, at least.</param>
/// <param name="ScalarElements">The elements that the scalar loop is measured on; its time is scaled.</param>
internal sealed record Effort(long MostElements, int FewestRounds, int MostRounds, double Budget, double Slice, long ScalarElements)
{
    public static Effort Of(CompareOptions options) => options.Least ? Least : options.Quick ? Quick : Full;

    public static Effort Quick { get; } = new(4 << 20, 3, 5, 0.7, 0.5e-3, 1 << 17);

    /// <summary>For least times: short rounds, many of them.</summary>
    public static Effort Least { get; } = Quick with { MostRounds = 40, Budget = 2 };

    public static Effort Full { get; } = new(long.MaxValue, 5, 15, 5, 4e-3, 1 << 20);
}
