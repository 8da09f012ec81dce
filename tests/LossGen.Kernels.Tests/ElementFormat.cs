using LossGen.Oracle.Arithmetic;

namespace LossGen.Kernels.Tests;

/// <summary>An element type that kernels are tried with.</summary>
/// <param name="Type">The type that inputs and gradients are stored as.</param>
/// <param name="Stored">The format of that type.</param>
/// <param name="Format">The format of the arithmetic.</param>
internal sealed record ElementFormat(Type Type, FloatFormat Stored, FloatFormat Format)
{
    public static readonly ElementFormat Single = new(typeof(float), FloatFormat.Single, FloatFormat.Single);

    public static readonly ElementFormat Double = new(typeof(double), FloatFormat.Double, FloatFormat.Double);

    public static readonly ElementFormat Half = new(typeof(Half), FloatFormat.Half, FloatFormat.Single);

    public static readonly ElementFormat BFloat16 = new(typeof(BFloat16), FloatFormat.BFloat16, FloatFormat.Single);

    /// <summary>The types that store what they compute.</summary>
    public static IReadOnlyList<ElementFormat> All => [Single, Double];

    /// <summary>The types that store less than they compute.</summary>
    public static IReadOnlyList<ElementFormat> Narrow => [Half, BFloat16];

    /// <summary>The element type of losses, upstream gradients and weights.</summary>
    public ElementFormat Arithmetic => Format == FloatFormat.Double ? Double : Single;

    public Array Array(IEnumerable<double> values) => this switch
    {
        _ when this == Single => values.Select(value => (float)value).ToArray(),
        _ when this == Half => values.Select(value => (Half)value).ToArray(),
        _ when this == BFloat16 => values.Select(value => (BFloat16)value).ToArray(),
        _ => values.ToArray(),
    };

    public double[] Doubles(Array values) => values switch
    {
        float[] singles => [.. singles.Select(value => (double)value)],
        Half[] halves => [.. halves.Select(value => (double)value)],
        BFloat16[] halves => [.. halves.Select(value => (double)value)],
        _ => (double[])values,
    };

    /// <summary>The values as they are stored; what lies beyond the range becomes the largest one.</summary>
    public double[] Stores(IEnumerable<double> values)
    {
        var largest = Math.ScaleB(2 - Math.ScaleB(1, 1 - Stored.SignificandBits), Stored.OverflowExponent - 1);
        return Doubles(Array(values.Select(value => double.IsInfinity(value) ? value : Math.Clamp(value, -largest, largest))));
    }

    public override string ToString() => this == Single ? "float" : this == Double ? "double" : Type.Name;
}
