using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>Stores past the caches as in <see cref="StreamingWriter512"/>, by half lines.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct StreamingWriter256 : IResultWriter256
{
    private const int HalfLine = 32;

    private byte* start;
    private Vector256<int> turn;
    private Vector256<float> isLeft;
    private Vector256<float> left;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin<T>(ref T first)
        where T : unmanaged
    {
        start = (byte*)Unsafe.AsPointer(ref first);
        var words = (int)((nuint)start & (HalfLine - 1)) / sizeof(float);
        turn = (Vector256<int>.Indices - Vector256.Create(words)) & Vector256.Create((HalfLine / sizeof(float)) - 1);
        isLeft = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(words)).AsSingle();
        left = default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<T>(Vector256<T> value, ref T array, nuint index)
        where T : unmanaged
    {
        var place = (byte*)Unsafe.AsPointer(ref Unsafe.Add(ref array, index));
        var turned = Vector256.ShuffleNative(value.AsSingle(), turn);
        if (place == start)
            value.AsByte().Store(place);
        else
            Vector256.ConditionalSelect(isLeft, left, turned).StoreAlignedNonTemporal((float*)((nuint)place & ~(nuint)(HalfLine - 1)));
        left = turned;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void End<T>(ref T end)
        where T : unmanaged
    {
        var place = (byte*)Unsafe.AsPointer(ref end);
        if (place == start)
            return;
        var rest = left;
        StreamingRest.Write(ref Unsafe.As<Vector256<float>, byte>(ref rest), place, HalfLine);
    }
}
