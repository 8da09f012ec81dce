namespace LossGen;

/// <summary>Marks a static partial method as a loss: its body is the formula for one sample, and the kernels over a batch are generated from it.</summary>
/// <remarks>The method is the implementing part; the generator writes the defining part and the members that take spans. At least one parameter is marked <see cref="GradAttribute"/>.</remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class LossAttribute : Attribute
{
    /// <summary>The element types that kernels are generated for. Default: <see cref="Elements.Single"/>.</summary>
    public Elements Elements { get; set; } = Elements.Single;

    /// <summary>How the samples become one number where <see cref="LossOptions.Reduction"/> does not say. Default: <see cref="Reduction.Mean"/>.</summary>
    public Reduction Reduction { get; set; } = Reduction.Mean;
}
