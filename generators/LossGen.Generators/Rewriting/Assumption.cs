using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>That a multiple of a form and an offset lies in an interval, as a condition said it.</summary>
internal readonly record struct Assumption(Rational Scale, Rational Offset, Interval Range)
{
    /// <summary>Where another multiple with another offset lies.</summary>
    public Interval Of(Rational scale, Rational offset)
    {
        var ratio = scale / Scale;
        var shift = (offset - (ratio * Offset)).ToDouble();
        var factor = ratio.ToDouble();
        return factor > 0
            ? new(Least(Range.Minimum, factor, shift), -Least(-Range.Maximum, factor, -shift))
            : new(Least(-Range.Maximum, -factor, shift), -Least(Range.Minimum, -factor, -shift));
    }

    /// <summary>An end that is next to 0 excludes 0, and its image what 0 becomes.</summary>
    private static double Least(double end, double factor, double shift) =>
        end == double.Epsilon ? Interval.Above(shift) : (end * factor) + shift;
}
