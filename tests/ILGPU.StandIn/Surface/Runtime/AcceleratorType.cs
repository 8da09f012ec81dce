namespace ILGPU.Runtime;

/// <summary>What kind of device runs the kernels.</summary>
public enum AcceleratorType
{
    CPU,
    Cuda,
    OpenCL,
}
