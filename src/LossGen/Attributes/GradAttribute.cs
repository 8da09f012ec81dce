namespace LossGen;

/// <summary>Marks an input that the loss is differentiated by: the members with a gradient get a destination span for it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GradAttribute : Attribute;
