namespace LossGen.Compiler.Rewriting.Shapes;

/// <summary>Terms or factors: the forms that one of them may have, those that two may have, and how many there are at most.</summary>
/// <param name="Once">The forms that at least one part may have.</param>
/// <param name="Twice">The forms that at least two parts may have.</param>
/// <param name="Count">The number of parts, up to <see cref="Many"/>.</param>
/// <param name="HasRepeats">Two parts may be equal.</param>
internal readonly record struct Parts(Bits Once, Bits Twice, int Count, bool HasRepeats = false)
{
    public const int Many = 8;

    public static readonly Parts None = new(Bits.None, Bits.None, 0);

    public static Parts One(Bits forms) => new(forms, Bits.None, 1);

    /// <summary>The parts of two values together.</summary>
    public Parts With(Parts other) => new(
        Once | other.Once, Twice | other.Twice | (Once & other.Once), Math.Min(Many, Count + other.Count), HasRepeats || other.HasRepeats);

    /// <summary>The parts of one value or another.</summary>
    public Parts Or(Parts other) => new(Once | other.Once, Twice | other.Twice, Math.Max(Count, other.Count), HasRepeats || other.HasRepeats);

    /// <summary>The same parts, which may have other forms too.</summary>
    public Parts Or(Bits forms) => Count == 0 ? this : this with { Once = Once | forms };
}
