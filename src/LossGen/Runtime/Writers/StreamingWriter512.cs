using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>
/// Stores past the caches. They must be whole lines at addresses of whole lines, where an array seldom begins: every vector is turned so that
/// its upper elements open the next line, and what closes the current line is joined with what the vector before has left for it. The first
/// vector and what the last one leaves are written by ordinary stores. The array must not move meanwhile.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public unsafe struct StreamingWriter512 : IResultWriter512
{
    private const int Line = 64;

    private byte* start;
    private Vector512<int> turn;
    private Vector512<float> isLeft;
    private Vector512<float> left;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin<T>(ref T first)
        where T : unmanaged
    {
        start = (byte*)Unsafe.AsPointer(ref first);
        var words = (int)((nuint)start & (Line - 1)) / sizeof(float);
        turn = (Vector512<int>.Indices - Vector512.Create(words)) & Vector512.Create((Line / sizeof(float)) - 1);
        isLeft = Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(words)).AsSingle();
        left = default;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<T>(Vector512<T> value, ref T array, nuint index)
        where T : unmanaged
    {
        var place = (byte*)Unsafe.AsPointer(ref Unsafe.Add(ref array, index));
        var turned = Vector512.ShuffleNative(value.AsSingle(), turn);
        if (place == start)
            value.AsByte().Store(place);
        else
            Vector512.ConditionalSelect(isLeft, left, turned).StoreAlignedNonTemporal((float*)((nuint)place & ~(nuint)(Line - 1)));
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
        StreamingRest.Write(ref Unsafe.As<Vector512<float>, byte>(ref rest), place, Line);
    }
}
