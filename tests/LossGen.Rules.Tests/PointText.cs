using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Printing;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Tests;

/// <summary>A point as a message shows it.</summary>
internal static class PointText
{
    public static string Of(RuleSides sides, SampleInputs point) => string.Join(", ", sides.Variables.Select((variable, i) =>
        $"{variable.Name} = {(variable.IsRow ? "[" + Values(point, i) + "]" : Values(point, i))}"));

    private static string Values(SampleInputs point, int variable) => string.Join(", ", point.Values[variable].Select(value => NumberText.Of(value, FloatFormat.Double)));
}
