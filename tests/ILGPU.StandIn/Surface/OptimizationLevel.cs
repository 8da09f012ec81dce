namespace ILGPU;

/// <summary>How much kernels are optimised.</summary>
public enum OptimizationLevel
{
    Debug = 0,
    Release = 1,
    O0 = Debug,
    O1 = Release,
    O2 = 2,
}
