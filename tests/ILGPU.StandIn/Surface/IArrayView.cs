using ILGPU.Runtime;

namespace ILGPU;

/// <summary>A range of elements of a buffer.</summary>
public interface IArrayView
{
    MemoryBuffer Buffer { get; }

    bool IsValid { get; }

    long Length { get; }

    int ElementSize { get; }

    long LengthInBytes { get; }
}

/// <summary>A range of elements without gaps.</summary>
public interface IContiguousArrayView : IArrayView
{
    long Index { get; }

    long IndexInBytes { get; }
}

/// <summary>A range of elements without gaps, whose type is known.</summary>
public interface IContiguousArrayView<T> : IContiguousArrayView
    where T : unmanaged;
