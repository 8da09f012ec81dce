namespace LossGen.Losses;

/// <summary>What stands in the place of the catalogue's own ranges: one element type, since the others are tested with the formulas of the kernels.</summary>
internal static class Ranges
{
    public const double Unbounded = double.PositiveInfinity;
    public const Elements Floating = Elements.Single;
    public const Elements EveryType = Elements.Single;
}
