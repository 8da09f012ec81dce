namespace LossGen;

/// <summary>Marks an <see cref="int"/> input as a label: an index into a row, range-checked, and compared with <see cref="LossOptions.IgnoreLabel"/>.</summary>
/// <remarks>An int that indexes a row is a label without being marked.</remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class LabelAttribute : Attribute;
