namespace LossGen.Compiler.Rewriting.Shapes;

/// <summary>The terms of a sum by their signs.</summary>
internal readonly record struct Terms(Parts Added, Parts Subtracted)
{
    public Terms Negated => new(Subtracted, Added);

    public int Count => Math.Min(Parts.Many, Added.Count + Subtracted.Count);

    /// <summary>A single term.</summary>
    public static Terms One(Bits forms, bool mayBeNegative) => new(Parts.One(forms), mayBeNegative ? new(forms, Bits.None, 0) : Parts.None);

    public Terms With(Terms other) => new(Added.With(other.Added), Subtracted.With(other.Subtracted));

    public Terms Or(Terms other) => new(Added.Or(other.Added), Subtracted.Or(other.Subtracted));

    /// <summary>The same terms, which may have other forms too.</summary>
    public Terms Or(Bits forms, bool mayBeNegative) => new(
        mayBeNegative ? Added with { Once = Added.Once | forms } : Added.Or(forms),
        mayBeNegative ? Subtracted with { Once = Subtracted.Once | forms } : Subtracted.Or(forms));
}
