using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace LossGen.Runtime;

/// <summary>Between rows, one behind the other, and lanes, in which the samples' elements at one position of the row stand side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Transpose
{
    // A vector of 512 bits holds as many samples.
    private const int MostElements = ShortRows.LargestWidth * 16;

    /// <summary>Reads the rows of some samples; lanes without a sample become 0.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="rows">The first row.</param>
    /// <param name="width">The number of elements of a row.</param>
    /// <param name="samples">The number of rows, at most that of the lanes.</param>
    /// <param name="lanes">The number of lanes.</param>
    /// <param name="destination">Receives the lanes of each position.</param>
    /// <param name="step">1; or 0 where all elements of all rows are one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToLanes<T>(ref readonly T rows, nuint width, int samples, int lanes, ref T destination, nuint step = 1)
        where T : unmanaged
    {
        ref var source = ref Unsafe.AsRef(in rows);
        if (step == 0)
        {
            MemoryMarshal.CreateSpan(ref destination, (int)width * lanes).Fill(source);
        }
        else if (sizeof(T) == sizeof(float) && lanes == 16 && samples == lanes && width >= 4 && Avx512F.IsSupported)
        {
            SixteenToLanes(ref Unsafe.As<T, float>(ref source), width, ref Unsafe.As<T, float>(ref destination));
        }
        else if (sizeof(T) == sizeof(float) && lanes % 4 == 0 && samples == lanes && width >= 4)
        {
            FourToLanes(ref Unsafe.As<T, float>(ref source), width, (nuint)lanes, ref Unsafe.As<T, float>(ref destination));
        }
        else if (sizeof(T) == sizeof(float) && lanes % 4 == 0 && samples == lanes && width == 2)
        {
            PairsToLanes(ref Unsafe.As<T, float>(ref source), (nuint)lanes, ref Unsafe.As<T, float>(ref destination));
        }
        else if (sizeof(T) == sizeof(double) && lanes % 2 == 0 && samples == lanes && width >= 2)
        {
            TwoToLanes(ref Unsafe.As<T, double>(ref source), width, (nuint)lanes, ref Unsafe.As<T, double>(ref destination));
        }
        else
        {
            if (samples < lanes)
                MemoryMarshal.CreateSpan(ref destination, (int)width * lanes).Clear();
            for (nuint sample = 0; sample < (nuint)samples; sample++)
                for (nuint j = 0; j < width; j++)
                    Unsafe.Add(ref destination, (j * (nuint)lanes) + sample) = Unsafe.Add(ref source, (sample * width) + j);
        }
    }

    /// <summary>Puts a row that all samples share into every lane.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="width">The number of its elements.</param>
    /// <param name="lanes">The number of lanes.</param>
    /// <param name="destination">Receives the lanes of each position.</param>
    /// <param name="step">1; or 0 where all elements are one.</param>
    public static void ToAllLanes<T>(ref readonly T row, nuint width, int lanes, ref T destination, nuint step = 1)
        where T : unmanaged
    {
        for (nuint j = 0; j < width; j++)
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, j * (nuint)lanes), lanes).Fill(Unsafe.Add(ref Unsafe.AsRef(in row), j * step));
    }

    /// <inheritdoc cref="ToAllLanes{T}(ref readonly T, nuint, int, ref T, nuint)"/>
    public static void ToAllLanes(ref readonly Half row, nuint width, int lanes, ref float destination, nuint step = 1)
    {
        for (nuint j = 0; j < width; j++)
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, j * (nuint)lanes), lanes).Fill((float)Unsafe.Add(ref Unsafe.AsRef(in row), j * step));
    }

    /// <inheritdoc cref="ToAllLanes{T}(ref readonly T, nuint, int, ref T, nuint)"/>
    public static void ToAllLanes(ref readonly BFloat16 row, nuint width, int lanes, ref float destination, nuint step = 1)
    {
        for (nuint j = 0; j < width; j++)
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, j * (nuint)lanes), lanes).Fill((float)Unsafe.Add(ref Unsafe.AsRef(in row), j * step));
    }

    /// <summary>Writes the rows of some samples.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="source">The lanes of each position.</param>
    /// <param name="width">The number of elements of a row.</param>
    /// <param name="samples">The number of rows, at most that of the lanes.</param>
    /// <param name="lanes">The number of lanes.</param>
    /// <param name="rows">Receives the rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToRows<T>(ref readonly T source, nuint width, int samples, int lanes, ref T rows)
        where T : unmanaged
    {
        ref var from = ref Unsafe.AsRef(in source);
        if (sizeof(T) == sizeof(float) && lanes == 16 && samples == lanes && width >= 4 && Avx512F.IsSupported)
        {
            SixteenToRows(ref Unsafe.As<T, float>(ref from), width, ref Unsafe.As<T, float>(ref rows));
        }
        else if (sizeof(T) == sizeof(float) && lanes % 4 == 0 && samples == lanes && width >= 4)
        {
            FourToRows(ref Unsafe.As<T, float>(ref from), width, (nuint)lanes, ref Unsafe.As<T, float>(ref rows));
        }
        else if (sizeof(T) == sizeof(float) && lanes % 4 == 0 && samples == lanes && width == 2)
        {
            PairsToRows(ref Unsafe.As<T, float>(ref from), (nuint)lanes, ref Unsafe.As<T, float>(ref rows));
        }
        else if (sizeof(T) == sizeof(double) && lanes % 2 == 0 && samples == lanes && width >= 2)
        {
            TwoToRows(ref Unsafe.As<T, double>(ref from), width, (nuint)lanes, ref Unsafe.As<T, double>(ref rows));
        }
        else
        {
            for (nuint sample = 0; sample < (nuint)samples; sample++)
                for (nuint j = 0; j < width; j++)
                    Unsafe.Add(ref rows, (sample * width) + j) = Unsafe.Add(ref from, (j * (nuint)lanes) + sample);
        }
    }

    /// <summary>Reads the rows of some samples into floats; lanes without a sample become 0.</summary>
    /// <param name="rows">The first row.</param>
    /// <param name="width">The number of elements of a row.</param>
    /// <param name="samples">The number of rows, at most that of the lanes.</param>
    /// <param name="lanes">The number of lanes.</param>
    /// <param name="destination">Receives the lanes of each position.</param>
    /// <param name="step">1; or 0 where all elements of all rows are one.</param>
    [SkipLocalsInit]
    public static void ToLanes(ref readonly Half rows, nuint width, int samples, int lanes, ref float destination, nuint step = 1)
    {
        ref var wide = ref MemoryMarshal.GetReference(stackalloc float[MostElements]);
        Narrow.Read(in rows, ref wide, step == 0 ? 1 : width * (nuint)samples);
        ToLanes(in wide, width, samples, lanes, ref destination, step);
    }

    /// <inheritdoc cref="ToLanes(ref readonly Half, nuint, int, int, ref float, nuint)"/>
    [SkipLocalsInit]
    public static void ToLanes(ref readonly BFloat16 rows, nuint width, int samples, int lanes, ref float destination, nuint step = 1)
    {
        ref var wide = ref MemoryMarshal.GetReference(stackalloc float[MostElements]);
        Narrow.Read(in rows, ref wide, step == 0 ? 1 : width * (nuint)samples);
        ToLanes(in wide, width, samples, lanes, ref destination, step);
    }

    /// <summary>Writes the rows of some samples, each element rounded.</summary>
    /// <param name="source">The lanes of each position.</param>
    /// <param name="width">The number of elements of a row.</param>
    /// <param name="samples">The number of rows, at most that of the lanes.</param>
    /// <param name="lanes">The number of lanes.</param>
    /// <param name="rows">Receives the rows.</param>
    [SkipLocalsInit]
    public static void ToRows(ref readonly float source, nuint width, int samples, int lanes, ref Half rows)
    {
        ref var wide = ref MemoryMarshal.GetReference(stackalloc float[MostElements]);
        ToRows(in source, width, samples, lanes, ref wide);
        Narrow.Write(in wide, ref rows, width * (nuint)samples);
    }

    /// <inheritdoc cref="ToRows(ref readonly float, nuint, int, int, ref Half)"/>
    [SkipLocalsInit]
    public static void ToRows(ref readonly float source, nuint width, int samples, int lanes, ref BFloat16 rows)
    {
        ref var wide = ref MemoryMarshal.GetReference(stackalloc float[MostElements]);
        ToRows(in source, width, samples, lanes, ref wide);
        Narrow.Write(in wide, ref rows, width * (nuint)samples);
    }

    // Every quarter of a vector holds another row, so that the four quarters are transposed at once.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SixteenToLanes(ref float rows, nuint width, ref float destination)
    {
        for (nuint j = 0; ; j = Math.Min(j + 4, width - 4))
        {
            ref var row = ref Unsafe.Add(ref rows, j);
            ref var lanes = ref Unsafe.Add(ref destination, j * 16);
            var (a, b, c, d) = Columns(Quarters(ref row, 0, width), Quarters(ref row, width, width), Quarters(ref row, 2 * width, width), Quarters(ref row, 3 * width, width));
            a.StoreUnsafe(ref lanes);
            b.StoreUnsafe(ref lanes, 16);
            c.StoreUnsafe(ref lanes, 32);
            d.StoreUnsafe(ref lanes, 48);
            if (j + 4 == width)
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SixteenToRows(ref float source, nuint width, ref float rows)
    {
        for (nuint j = 0; ; j = Math.Min(j + 4, width - 4))
        {
            ref var lanes = ref Unsafe.Add(ref source, j * 16);
            ref var row = ref Unsafe.Add(ref rows, j);
            var (a, b, c, d) = Columns(
                Vector512.LoadUnsafe(ref lanes), Vector512.LoadUnsafe(ref lanes, 16), Vector512.LoadUnsafe(ref lanes, 32), Vector512.LoadUnsafe(ref lanes, 48));
            StoreQuarters(a, ref row, 0, width);
            StoreQuarters(b, ref row, width, width);
            StoreQuarters(c, ref row, 2 * width, width);
            StoreQuarters(d, ref row, 3 * width, width);
            if (j + 4 == width)
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarters(ref float rows, nuint first, nuint width) => Vector512.Create(
        Vector256.Create(Vector128.LoadUnsafe(ref rows, first), Vector128.LoadUnsafe(ref rows, first + (4 * width))),
        Vector256.Create(Vector128.LoadUnsafe(ref rows, first + (8 * width)), Vector128.LoadUnsafe(ref rows, first + (12 * width))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreQuarters(Vector512<float> value, ref float rows, nuint first, nuint width)
    {
        var (lower, upper) = (value.GetLower(), value.GetUpper());
        lower.GetLower().StoreUnsafe(ref rows, first);
        lower.GetUpper().StoreUnsafe(ref rows, first + (4 * width));
        upper.GetLower().StoreUnsafe(ref rows, first + (8 * width));
        upper.GetUpper().StoreUnsafe(ref rows, first + (12 * width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float> A, Vector512<float> B, Vector512<float> C, Vector512<float> D) Columns(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        var (lowAB, highAB) = (Avx512F.UnpackLow(a, b).AsDouble(), Avx512F.UnpackHigh(a, b).AsDouble());
        var (lowCD, highCD) = (Avx512F.UnpackLow(c, d).AsDouble(), Avx512F.UnpackHigh(c, d).AsDouble());
        return (
            Avx512F.UnpackLow(lowAB, lowCD).AsSingle(),
            Avx512F.UnpackHigh(lowAB, lowCD).AsSingle(),
            Avx512F.UnpackLow(highAB, highCD).AsSingle(),
            Avx512F.UnpackHigh(highAB, highCD).AsSingle());
    }

    // The last positions of a row overlap those before them, which are written twice.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourToLanes(ref float rows, nuint width, nuint lanes, ref float destination)
    {
        for (nuint j = 0; ; j = Math.Min(j + 4, width - 4))
        {
            for (nuint sample = 0; sample < lanes; sample += 4)
            {
                ref var row = ref Unsafe.Add(ref rows, (sample * width) + j);
                ref var lane = ref Unsafe.Add(ref destination, (j * lanes) + sample);
                Four(
                    Vector128.LoadUnsafe(ref row),
                    Vector128.LoadUnsafe(ref row, width),
                    Vector128.LoadUnsafe(ref row, 2 * width),
                    Vector128.LoadUnsafe(ref row, 3 * width),
                    ref lane,
                    lanes);
            }

            if (j + 4 == width)
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourToRows(ref float source, nuint width, nuint lanes, ref float rows)
    {
        for (nuint j = 0; ; j = Math.Min(j + 4, width - 4))
        {
            for (nuint sample = 0; sample < lanes; sample += 4)
            {
                ref var lane = ref Unsafe.Add(ref source, (j * lanes) + sample);
                ref var row = ref Unsafe.Add(ref rows, (sample * width) + j);
                Four(
                    Vector128.LoadUnsafe(ref lane),
                    Vector128.LoadUnsafe(ref lane, lanes),
                    Vector128.LoadUnsafe(ref lane, 2 * lanes),
                    Vector128.LoadUnsafe(ref lane, 3 * lanes),
                    ref row,
                    width);
            }

            if (j + 4 == width)
                return;
        }
    }

    // Rows of two elements: two vectors hold four of them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PairsToLanes(ref float rows, nuint lanes, ref float destination)
    {
        for (nuint sample = 0; sample < lanes; sample += 4)
        {
            var (a, b) = (Vector128.LoadUnsafe(ref rows, 2 * sample), Vector128.LoadUnsafe(ref rows, (2 * sample) + 4));
            var (lowAB, highAB) = (UnpackLow(a, b), UnpackHigh(a, b));
            UnpackLow(lowAB, highAB).StoreUnsafe(ref destination, sample);
            UnpackHigh(lowAB, highAB).StoreUnsafe(ref destination, lanes + sample);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PairsToRows(ref float source, nuint lanes, ref float rows)
    {
        for (nuint sample = 0; sample < lanes; sample += 4)
        {
            var (a, b) = (Vector128.LoadUnsafe(ref source, sample), Vector128.LoadUnsafe(ref source, lanes + sample));
            UnpackLow(a, b).StoreUnsafe(ref rows, 2 * sample);
            UnpackHigh(a, b).StoreUnsafe(ref rows, (2 * sample) + 4);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoToLanes(ref double rows, nuint width, nuint lanes, ref double destination)
    {
        for (nuint j = 0; ; j = Math.Min(j + 2, width - 2))
        {
            for (nuint sample = 0; sample < lanes; sample += 2)
            {
                ref var row = ref Unsafe.Add(ref rows, (sample * width) + j);
                Two(Vector128.LoadUnsafe(ref row), Vector128.LoadUnsafe(ref row, width), ref Unsafe.Add(ref destination, (j * lanes) + sample), lanes);
            }

            if (j + 2 == width)
                return;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoToRows(ref double source, nuint width, nuint lanes, ref double rows)
    {
        for (nuint j = 0; ; j = Math.Min(j + 2, width - 2))
        {
            for (nuint sample = 0; sample < lanes; sample += 2)
            {
                ref var lane = ref Unsafe.Add(ref source, (j * lanes) + sample);
                Two(Vector128.LoadUnsafe(ref lane), Vector128.LoadUnsafe(ref lane, lanes), ref Unsafe.Add(ref rows, (sample * width) + j), width);
            }

            if (j + 2 == width)
                return;
        }
    }

    /// <summary>Four vectors in, their four columns out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, ref float destination, nuint stride)
    {
        var (lowAB, highAB) = (UnpackLow(a, b).AsDouble(), UnpackHigh(a, b).AsDouble());
        var (lowCD, highCD) = (UnpackLow(c, d).AsDouble(), UnpackHigh(c, d).AsDouble());
        UnpackLow(lowAB, lowCD).AsSingle().StoreUnsafe(ref destination);
        UnpackHigh(lowAB, lowCD).AsSingle().StoreUnsafe(ref destination, stride);
        UnpackLow(highAB, highCD).AsSingle().StoreUnsafe(ref destination, 2 * stride);
        UnpackHigh(highAB, highCD).AsSingle().StoreUnsafe(ref destination, 3 * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Two(Vector128<double> a, Vector128<double> b, ref double destination, nuint stride)
    {
        UnpackLow(a, b).StoreUnsafe(ref destination);
        UnpackHigh(a, b).StoreUnsafe(ref destination, stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UnpackLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b) : Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> UnpackHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b) : Vector128.Create(a[2], b[2], a[3], b[3]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> UnpackLow(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackLow(a, b) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b) : Vector128.Create(a[0], b[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> UnpackHigh(Vector128<double> a, Vector128<double> b) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(a, b) : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b) : Vector128.Create(a[1], b[1]);
}
