namespace ILGPU.Runtime.CPU;

public static class CPUContextExtensions
{
    public static Context.Builder CPU(this Context.Builder builder) => builder.Add(AcceleratorType.CPU);
}
