namespace LossGen;

/// <summary>Declares the range of a parameter: an interval that its values lie in.</summary>
/// <remarks>
/// The formula may be rewritten to a form that is right only in this range. A hyperparameter is checked on every call, an input where
/// <see cref="LossOptions.Validate"/> is set; a value outside is an <see cref="ArgumentException"/>.
/// </remarks>
/// <param name="minimum">The lower end; <see cref="double.NegativeInfinity"/> for none. Part of the range unless <see cref="MinimumExclusive"/>.</param>
/// <param name="maximum">The upper end; <see cref="double.PositiveInfinity"/> for none. Part of the range unless <see cref="MaximumExclusive"/>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DomainAttribute(double minimum, double maximum) : Attribute
{
    /// <summary>The lower end of the range.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The upper end of the range.</summary>
    public double Maximum { get; } = maximum;

    /// <summary>Whether <see cref="Minimum"/> itself lies outside the range. Default: false.</summary>
    public bool MinimumExclusive { get; set; }

    /// <summary>Whether <see cref="Maximum"/> itself lies outside the range. Default: false.</summary>
    public bool MaximumExclusive { get; set; }
}
