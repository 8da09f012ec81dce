using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Kernels.Tests;

/// <summary>What is the same for all samples of a call: hyperparameters, inputs that are left out, widths.</summary>
/// <param name="Hypers">The value of each hyperparameter, by name; truth values and enums as numbers.</param>
/// <param name="Absent">The inputs that are left out.</param>
/// <param name="Width">The width of the rows; rows that do not meet the first one are wider by one for each further axis.</param>
internal sealed record Setting(ImmutableDictionary<string, double> Hypers, ImmutableHashSet<string> Absent, int Width)
{
    public int WidthOf(Axis axis) => Width + axis.Id - 1;

    public bool IsAbsent(Parameter parameter) => IsAbsentName(parameter.Name);

    public bool IsAbsentName(string parameter) => Absent.Contains(parameter);

    public override string ToString() => string.Join(", ", Hypers.OrderBy(hyper => hyper.Key).Select(hyper => $"{hyper.Key} = {hyper.Value}")
        .Concat(Absent.Select(name => $"no {name}")).Append($"width {Width}"));
}
