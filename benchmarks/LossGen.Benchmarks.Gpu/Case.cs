using ILGPU.Runtime;

namespace LossGen.Benchmarks.Gpu;

/// <summary>A loss of one shape and storage.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Shape">The batch.</param>
/// <param name="Storage">How inputs lie in memory.</param>
/// <param name="Passes">What is launched, by its name, with the bytes that must move.</param>
internal sealed record Case(string Loss, string Shape, string Storage, IReadOnlyList<(string Name, long Bytes, Action<AcceleratorStream> Launch)> Passes);
