using System.Buffers;
using System.ComponentModel;

namespace LossGen.Runtime;

/// <summary>A copy of elements that a gradient overwrites, or nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct KeptInput
{
    private readonly Span<float> place;
    private readonly float[]? copy;

    internal KeptInput(Span<float> place)
    {
        this.place = place;
        copy = ArrayPool<float>.Shared.Rent(place.Length);
        place.CopyTo(copy);
    }

    /// <summary>Puts the elements back.</summary>
    public void Restore() => copy.AsSpan(0, place.Length).CopyTo(place);

    /// <summary>Gives the memory of the copy back.</summary>
    public void Dispose()
    {
        if (copy is not null)
            ArrayPool<float>.Shared.Return(copy);
    }
}
