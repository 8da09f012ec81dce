namespace ILGPU.Runtime.Cuda;

public static class CudaContextExtensions
{
    public static Context.Builder Cuda(this Context.Builder builder) => builder.Add(AcceleratorType.Cuda);
}
