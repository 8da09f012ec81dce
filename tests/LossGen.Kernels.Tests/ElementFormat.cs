using LossGen.Oracle.Arithmetic;

namespace LossGen.Kernels.Tests;

/// <summary>An element type that kernels are tried with.</summary>
internal sealed record ElementFormat(Type Type, FloatFormat Format)
{
    public static readonly ElementFormat Single = new(typeof(float), FloatFormat.Single);

    public static readonly ElementFormat Double = new(typeof(double), FloatFormat.Double);

    public static IReadOnlyList<ElementFormat> All => [Single, Double];

    public Array Array(IEnumerable<double> values) => this == Single ? values.Select(value => (float)value).ToArray() : values.ToArray();

    public double[] Doubles(Array values) => values as double[] ?? [.. ((float[])values).Select(value => (double)value)];

    public object Number(double value) => this == Single ? (float)value : value;

    public override string ToString() => this == Single ? "float" : "double";
}
