using System.ComponentModel;

namespace LossGen.Runtime;

/// <summary>What a call was given, as the driver sees it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IKernelArguments
{
    /// <summary>Whether the results are written past the caches.</summary>
    bool IsStreaming { get; set; }

    /// <summary>How many arrays may be written past the caches.</summary>
    int Results { get; }

    /// <summary>The memory of such an array; empty where this call has none.</summary>
    /// <param name="index">Which one.</param>
    /// <returns>Its bytes.</returns>
    Span<byte> Result(int index);
}
