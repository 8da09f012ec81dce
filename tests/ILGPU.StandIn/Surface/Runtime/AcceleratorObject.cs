namespace ILGPU.Runtime;

/// <summary>Something that belongs to one accelerator and is disposed before it.</summary>
public abstract class AcceleratorObject : IDisposable
{
    internal AcceleratorObject(Accelerator accelerator) => Accelerator = accelerator;

    public Accelerator Accelerator { get; }

    public AcceleratorType AcceleratorType => Accelerator.AcceleratorType;

    public bool IsDisposed { get; private set; }

    public void Dispose()
    {
        if (IsDisposed)
            return;
        IsDisposed = true;
        Release();
        GC.SuppressFinalize(this);
    }

    private protected virtual void Release()
    {
    }
}
