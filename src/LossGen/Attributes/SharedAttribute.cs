namespace LossGen;

/// <summary>Marks a row that is the same for every sample, such as the weights of classes: a span of the width of the rows that it meets.</summary>
/// <remarks>For <see cref="Row"/>, <see cref="BoolRow"/> and <see cref="IntRow"/> inputs that get no gradient.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SharedAttribute : Attribute;
