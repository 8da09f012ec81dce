namespace LossGen;

/// <summary>Marks a hyperparameter: one value for a call, not one a sample. It may have a default value.</summary>
/// <remarks>For parameters of type float, double, int, bool or an enum.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HyperAttribute : Attribute;
