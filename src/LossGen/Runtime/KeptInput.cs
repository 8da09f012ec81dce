using System.Buffers;
using System.ComponentModel;

namespace LossGen.Runtime;

/// <summary>A copy of elements that a gradient overwrites, or nothing.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct KeptInput<T>
{
    private readonly Span<T> place;
    private readonly T[]? copy;

    internal KeptInput(Span<T> place)
    {
        this.place = place;
        copy = ArrayPool<T>.Shared.Rent(place.Length);
        place.CopyTo(copy);
    }

    /// <summary>Puts the elements back.</summary>
    public void Restore() => copy.AsSpan(0, place.Length).CopyTo(place);

    /// <summary>Gives the memory of the copy back.</summary>
    public void Dispose()
    {
        if (copy is not null)
            ArrayPool<T>.Shared.Return(copy);
    }
}
