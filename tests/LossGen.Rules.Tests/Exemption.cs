using LossGen.Compiler.Ir;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Tests;

/// <summary>Points at which a rule cannot be admitted and is by design.</summary>
/// <param name="Name">The id of the rules, or what they have in common.</param>
/// <param name="Reason">Why that is right.</param>
/// <param name="Concerns">Which rules.</param>
/// <param name="Excludes">Which points.</param>
internal sealed record Exemption(string Name, string Reason, Func<RuleSides, bool> Concerns, Func<RuleSides, SampleInputs, bool> Excludes)
{
    public static readonly IReadOnlyList<Exemption> All =
    [
        new("softmax", "A logit of +∞ makes NaN of its whole row (docs/conventions.md).",
            sides => Graph.Topological([sides.Right.Loss.Value]).Any(node => node.Is(Ops.Softmax) || node.Is(Ops.LogSoftmax) || node.Is(Ops.SoftmaxComplement)),
            (sides, point) => point.Values.Any(values => values.Length > 1 && values.Contains(double.PositiveInfinity))),
        Of("C10", "A target is a finite number.", "y", double.IsInfinity),
        Of("C10", "A target lies between 0 and 1: far outside, the two terms of the stable form cancel.", "y", value => value is < 0 or > 1),
        Of("D05", "A probability is at most 1: the quotient of two leaves the range only where one is subnormal.", "p", value => value > 1),
        Of("D05", "A probability is at most 1: the quotient of two leaves the range only where one is subnormal.", "q", value => value > 1),
        Of("F07", "A difference with an infinity is not computed.", "a", double.IsInfinity),
        Of("F07", "A difference with an infinity is not computed.", "b", double.IsInfinity),
        Of("F14", "The order of a norm is a finite number.", "p", value => double.IsNaN(value) || double.IsInfinity(value)),
        Of("G06", "A relative difference is of finite numbers.", "y", double.IsInfinity),
        Of("G06", "A relative difference is of finite numbers.", "x", double.IsInfinity),
        Of("G10", "The coefficients of an equation are finite.", "c", double.IsInfinity),
        Of("D12", "A weight is a finite number.", "rest", double.IsInfinity),
        Of("B07", "An exponent is a finite number: 1 to the power of ∞ is 1 by decree alone.", "n", double.IsInfinity),
        Of("B22", "A number of parts is finite.", "n", double.IsInfinity),
        Of("B22", "Where there are less parts than one the rate leaves the range of the type earlier than the sum, on the left as well.", "n", value => Math.Abs(value) < 1),
        Of("J26", "An exponent is a finite number.", "n", double.IsInfinity),
        Of("J27", "An exponent is a finite number.", "n", double.IsInfinity),
        Of("D05", "A probability is not negative; 0 / q is then -0, whose log is that of 0.", "q", value => value < 0),
        Of("H04", "Pow(1, NaN) is 1 by IEEE 754.", "y", double.IsNaN),
        Of("H04", "Pow(NaN, 0) is 1 by IEEE 754.", "x", double.IsNaN),
        Of("J26", "A rule for gradients, which follow the conventions where a power has none.", "x", value => value == 0 || double.IsNaN(value)),
        Of("J27", "A rule for gradients, which follow the conventions where a power has none.", "x", value => value == 0 || double.IsNaN(value)),
        Of("A11", "An infinity to the power of 0, and 1 to that of an infinity, are 1 by decree alone.", "k", value => value == 0 || double.IsInfinity(value)),
        Of("A19", "The change of base leaves the range of the type.", "x", value => Math.Abs(value) > float.MaxValue / 4),
        Of("A19", "The change of base leaves the range of the type.", "a", value => Math.Abs(value) > float.MaxValue / 4),
        Of("A19", "The change of base leaves the range of the type.", "b", value => Math.Abs(value) > float.MaxValue / 4),
        Of("F05", "A direction is of finite numbers.", "x", double.IsInfinity),
        Of("F05", "A direction is of finite numbers.", "y", double.IsInfinity),
        Of("J27", "Beyond 2^24 one less is the same exponent in float, even where it was odd.", "n", value => Math.Abs(value) >= 1 << 24),
        Of("G03", "Beyond half of the largest number a sum overflows, as the squares do much earlier.", "a", value => Math.Abs(value) > float.MaxValue / 2),
        Of("G02", "Beyond half of the largest number sum or difference overflow, as both squares do much earlier.", "a", value => Math.Abs(value) > float.MaxValue / 2),
    ];

    public static bool Holds(RuleSides sides, SampleInputs point) => All.Any(exemption => exemption.Concerns(sides) && exemption.Excludes(sides, point));

    private static Exemption Of(string id, string reason, string variable, Func<double, bool> excludes) => new(
        id,
        reason,
        sides => sides.Rule.Id == id && sides.Variables.Any(known => known.Name == variable),
        (sides, point) => point.Values[sides.IndexOf(variable)].Any(excludes));
}
