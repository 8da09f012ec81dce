namespace ILGPU.Runtime;

/// <summary>A queue of launches and copies. Here each of them is over when the call returns.</summary>
public abstract class AcceleratorStream : AcceleratorObject
{
    internal AcceleratorStream(Accelerator accelerator)
        : base(accelerator)
    {
    }

    public void Synchronize() => ObjectDisposedException.ThrowIf(IsDisposed, this);
}
