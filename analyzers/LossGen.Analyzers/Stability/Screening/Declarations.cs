namespace LossGen.Analyzers.Stability.Screening;

/// <summary>Names that a text declares.</summary>
/// <param name="Constants">The names of constants.</param>
/// <param name="Floats">The names of variables in float or Half.</param>
internal sealed record Declarations(HashSet<string> Constants, HashSet<string> Floats)
{
    /// <summary>The text speaks of float or Half.</summary>
    public bool HasFloats { get; set; }

    /// <summary>The words that begin a declaration.</summary>
    public static readonly HashSet<string> Words = ["const", "float", "Single", "Half"];
}
