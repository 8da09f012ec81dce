namespace ILGPU.Runtime.OpenCL;

public static class CLContextExtensions
{
    public static Context.Builder OpenCL(this Context.Builder builder) => builder.Add(AcceleratorType.OpenCL);
}
