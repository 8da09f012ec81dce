namespace LossGen.Kernels.Tests;

/// <summary>The order in which a simulated device runs the threads of a group between barriers. A real one has its own.</summary>
public enum Threads
{
    Forward,
    Reverse,
    Shuffled,
}
