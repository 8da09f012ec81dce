namespace LossGen.Benchmarks.Peers;

/// <summary>What PyTorch said instead of an answer.</summary>
internal sealed class TorchException(string message) : Exception(message);
