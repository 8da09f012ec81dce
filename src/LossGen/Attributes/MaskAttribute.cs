namespace LossGen;

/// <summary>Marks a <see cref="bool"/> input that says whether its sample counts, as <see cref="Formula.Weighted(float, bool)"/> around the result does.</summary>
/// <remarks>A sample that does not count contributes exactly 0 and gets gradient 0, even where its own value is infinite or NaN.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MaskAttribute : Attribute;
