using System.Numerics;
using System.Runtime.Intrinsics;
using ILGPU;

namespace LossGen.StandIn.Tests;

/// <summary>Kernels with something in them that devices do not run.</summary>
internal sealed class ForeignCode
{
    private static readonly float[] Table = [1f, 2f];
    private static float last;
    private readonly float own = 1f;

    private interface IScale
    {
        float Scale();
    }

    public static void Throws(ArrayView<float> x)
    {
        if (x.Length < 2)
            throw new ArgumentException("x");
        x[0] = 1f;
    }

    public static void Tries(ArrayView<float> x)
    {
        try
        {
            x[0] = 1f;
        }
        finally
        {
            x[1] = 1f;
        }
    }

    public static void MakesAnObject(ArrayView<float> x) => x[0] = new ForeignCode().own;

    public static void MakesAString(ArrayView<float> x) => x[0] = "two".Length;

    public static void MakesADelegate(ArrayView<float> x)
    {
        Func<float, float> twice = value => 2f * value;
        x[0] = twice(1f);
    }

    public static void MakesAnArray(ArrayView<float> x) => x[0] = new float[Grid.DimX].Length;

    public static void ReadsATable(ArrayView<float> x) => x[0] = Table[0];

    public static void WritesAField(ArrayView<float> x) => last = x[0];

    public static void HasASpan(ArrayView<float> x)
    {
        Span<float> values = [1f, 2f];
        x[0] = values[Grid.IdxX];
    }

    public static void AllocatesOnTheStack(ArrayView<float> x)
    {
        Span<int> values = stackalloc int[4];
        x[0] = values[0];
    }

    public static void TakesAnExponential(ArrayView<float> x) => x[0] = MathF.Exp(x[0]);

    public static void FusesAMultiplication(ArrayView<float> x) => x[0] = MathF.FusedMultiplyAdd(x[0], x[0], 1f);

    public static void TakesASign(ArrayView<float> x) => x[0] = MathF.Sign(x[0]);

    public static void Clamps(ArrayView<float> x) => x[0] = Math.Clamp(x[0], 0f, 1f);

    public static void CopiesASign(ArrayView<float> x) => x[0] = MathF.CopySign(x[0], 1f);

    public static void TakesALogarithm(ArrayView<float> x) => x[0] = MathF.Log2(x[0]);

    public static void RoundsAwayFromZero(ArrayView<float> x) => x[0] = MathF.Round(x[0], MidpointRounding.AwayFromZero);

    public static void TakesBits(ArrayView<float> x) => x[0] = BitConverter.SingleToInt32Bits(x[0]);

    public static void CountsBits(ArrayView<float> x) => x[0] = BitOperations.PopCount((uint)Grid.IdxX);

    public static void HasVectors(ArrayView<float> x) => x[0] = Vector128.Sum(Vector128.Create(x[0]));

    public static void ConvertsAnUnsignedInteger(ArrayView<float> x) => x[0] = (uint)Grid.IdxX;

    public static void CallsItself(ArrayView<float> x) => x[0] = Factorial(Grid.IdxX);

    public static void AllocatesAVariableLength(ArrayView<float> x) => x[0] = SharedMemory.Allocate<float>(Group.DimX)[0];

    public static void CallsThroughAnInterface(ArrayView<float> x) => x[0] = Scaled(default(Two));

    public static void BoxesAValue(ArrayView<float> x) => x[0] = Boxed(x[0]);

    public static void HidesAFaultInWhatItCalls(ArrayView<float> x) => x[0] = Outer(x[0]);

    public static void HasOwnHelpers(ArrayView<float> x)
    {
        var sum = 0f;
        for (var i = 0; i < 4; i++)
        {
            sum += i switch
            {
                0 => MathF.Abs(-1f),
                1 => MathF.Max(x[0], 1f),
                2 => float.IsNaN(x[1]) ? 1f : 0f,
                _ => Helped(new Float4(1f, 2f, 3f, 4f), ref x[2]),
            };
        }

        x[0] = MathF.Round(MathF.Floor(MathF.Sqrt(sum * sum)));
    }

    private static float Helped(in Float4 four, ref float cell)
    {
        cell = 2f * four.Sum();
        return cell;
    }

    private static int Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    private static float Scaled<T>(T scale)
        where T : struct, IScale
        => scale.Scale();

    private static float Boxed(object value) => (float)value;

    private static float Outer(float x) => 1f + Inner(x);

    private static float Inner(float x) => MathF.Exp(x);

    private readonly struct Two : IScale
    {
        public float Scale() => 2f;
    }
}
