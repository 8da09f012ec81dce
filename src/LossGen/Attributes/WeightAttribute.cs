namespace LossGen;

/// <summary>Marks a <see cref="float"/> input as the weight w of its sample, as <see cref="Formula.Weighted(float, float)"/> around the result does.</summary>
/// <remarks>A sample of weight 0 contributes exactly 0 and gets gradient 0, even where its own value is infinite or NaN.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WeightAttribute : Attribute;
