using System.Reflection;
using ILGPU.Runtime;

namespace ILGPU.StandIn;

/// <summary>A kernel, checked and compiled, on one accelerator.</summary>
internal sealed class LoadedKernel
{
    private Lane[] idle = [];

    private LoadedKernel(Accelerator accelerator, MethodInfo method)
    {
        Accelerator = accelerator;
        Name = method.Name;
        Parameters = method.GetParameters();
        Code = CompiledKernel.Of(method);
    }

    public Accelerator Accelerator { get; }

    public string Name { get; }

    public ParameterInfo[] Parameters { get; }

    public CompiledKernel Code { get; }

    public static LoadedKernel Load(Accelerator accelerator, Delegate action)
    {
        ObjectDisposedException.ThrowIf(accelerator.IsDisposed, accelerator);
        KernelCheck.Verify(action.Method);
        var kernel = new LoadedKernel(accelerator, action.Method);
        return accelerator.WarpSize > 1 || !kernel.Code.Shuffles
            ? kernel
            : throw new KernelFaultException(FaultKind.UnsupportedCode, $"Kernel {kernel.Name}: '{accelerator.Name}' has no sub-groups, so shuffles do not compile there.");
    }

    public void Run(AcceleratorStream stream, KernelConfig config, params object[] arguments) => new Launch(this, config, arguments).Run(stream);

    public Lane[] RentLanes(int count)
    {
        var lanes = Interlocked.Exchange(ref idle, []);
        return lanes.Length == count ? lanes : [.. Enumerable.Range(0, count).Select(_ => new Lane(Code.NewFrame()))];
    }

    public void ReturnLanes(Lane[] lanes) => idle = lanes;
}
