namespace LossGen.Losses;

/// <summary>Ends of ranges and sets of element types, named for attributes.</summary>
internal static class Ranges
{
    public const double Unbounded = double.PositiveInfinity;
    public const Elements Floating = Elements.Single | Elements.Double;
    public const Elements EveryType = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16;
}
