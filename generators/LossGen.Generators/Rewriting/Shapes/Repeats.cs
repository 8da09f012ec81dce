namespace LossGen.Compiler.Rewriting.Shapes;

/// <summary>Which parts of a product may be equal to each other.</summary>
[Flags]
internal enum Repeats
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>Two factors.</summary>
    Factors = 1,

    /// <summary>Two factors that it is divided by.</summary>
    Divisors = 2,
}
