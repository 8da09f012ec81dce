namespace LossGen;

/// <summary>What a call of a generated member may change. <c>default</c> is the usual choice for everything.</summary>
/// <remarks>
/// With ℓ the formula, w the weight of a sample (1 where none is given) and D the denominator (<see cref="Denominator"/>, else Σw for
/// <see cref="LossGen.Reduction.Mean"/> and 1 for <see cref="LossGen.Reduction.Sum"/>), the reduced loss is Σwℓ / D and its gradient
/// <see cref="GradientScale"/> · ∂(Σwℓ / D)/∂x. Where D is 0 the loss and the gradient are 0. The values per sample are w·ℓ.
/// </remarks>
public readonly struct LossOptions
{
    private readonly double? gradientScale;

    /// <summary>How the samples become one number. Default: null, the reduction that the loss states (<see cref="LossAttribute.Reduction"/>).</summary>
    /// <remarks>Values per sample and their backward pass are not reduced and do not look at it.</remarks>
    public Reduction? Reduction { get; init; }

    /// <summary>A factor on every gradient, for instance the scale of mixed-precision training. Default: 1, also in <c>default(LossOptions)</c>.</summary>
    /// <remarks>Applied before the one rounding to the element type. The loss itself is never scaled.</remarks>
    public double GradientScale { get => gradientScale ?? 1; init => gradientScale = value; }

    /// <summary>What a mean divides by. Default: null, the sum of the weights Σw. Where it is 0 the loss and the gradient are 0.</summary>
    /// <remarks>
    /// The micro-batches of one batch add up to it when each declares the denominator of the whole. Together with
    /// <see cref="LossGen.Reduction.Sum"/> it is an <see cref="ArgumentException"/>.
    /// </remarks>
    public double? Denominator { get; init; }

    /// <summary>The label of samples that do not count: they contribute exactly 0 and get gradient 0. Default: null, none.</summary>
    /// <remarks>It need not be a valid label. Every other label outside the row is an <see cref="ArgumentException"/>.</remarks>
    public int? IgnoreLabel { get; init; }

    /// <summary>The number of threads a call may use, at least 0. Default: 0, as many as pay; 1 stays on the calling thread.</summary>
    /// <remarks>The result is the same to the bit for every value.</remarks>
    public int MaxDegreeOfParallelism { get; init; }

    /// <summary>Whether inputs are checked against their declared <see cref="DomainAttribute"/> before anything is written. Default: false.</summary>
    /// <remarks>A value outside is an <see cref="ArgumentException"/> that names the parameter, the sample and the value. Hyperparameters, lengths and labels are always checked.</remarks>
    public bool Validate { get; init; }

    /// <summary>Whether gradients are written past the caches. Default: null, where it pays: from 64 MiB of inputs and gradients on, for formulas that wait for memory rather than compute. Formulas with rows do not write so.</summary>
    /// <remarks>
    /// It spares the reading of what is overwritten, but leaves nothing in the caches for whoever reads the results next. A gradient in the place
    /// of its input is never written so. The result is the same to the bit.
    /// </remarks>
    public bool? StreamingStores { get; init; }
}
