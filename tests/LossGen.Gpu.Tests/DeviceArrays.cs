using System.Runtime.InteropServices;
using ILGPU;
using ILGPU.Runtime;

namespace LossGen.Kernels.Tests;

/// <summary>Arrays of a call in the memory of a device.</summary>
internal sealed class DeviceArrays(Accelerator accelerator, int offset) : IDisposable
{
    private readonly Dictionary<Array, DeviceArray> copies = new(ReferenceEqualityComparer.Instance);

    /// <summary>The view of a copy of an array.</summary>
    public object View(Array array)
    {
        // All empty arrays may be one.
        if (!copies.TryGetValue(array, out var copy))
            copies.Add(array, copy = DeviceArray.Of(accelerator, array, offset));
        return copy.View;
    }

    /// <summary>Fills arrays with what stands in their copies.</summary>
    public void ReadBack(IEnumerable<Array> arrays)
    {
        accelerator.Synchronize();
        foreach (var array in arrays)
            copies[array].ReadBack(array);
    }

    /// <summary>Fills an array with what stands in the copy of another.</summary>
    public void ReadBack(Array array, Array into)
    {
        accelerator.Synchronize();
        copies[array].ReadBack(into);
    }

    public void Dispose()
    {
        foreach (var copy in copies.Values)
            copy.Dispose();
    }
}

/// <summary>One array in the memory of a device, in the type that it has there.</summary>
internal abstract class DeviceArray : IDisposable
{
    public abstract object View { get; }

    /// <summary>The type in which elements of a type lie on a device.</summary>
    public static Type TypeOf(Type element) =>
        element == typeof(System.Half) ? typeof(ILGPU.Half) : element == typeof(BFloat16) ? typeof(ushort) : element == typeof(bool) ? typeof(byte) : element;

    public static DeviceArray Of(Accelerator accelerator, Array array, int offset) => array switch
    {
        float[] => new Copy<float, float>(accelerator, array, offset),
        double[] => new Copy<double, double>(accelerator, array, offset),
        int[] => new Copy<int, int>(accelerator, array, offset),
        bool[] => new Copy<bool, byte>(accelerator, array, offset),
        System.Half[] => new Copy<System.Half, ILGPU.Half>(accelerator, array, offset),
        BFloat16[] => new Copy<BFloat16, ushort>(accelerator, array, offset),
        _ => throw new NotSupportedException(array.GetType().Name),
    };

    public abstract void ReadBack(Array array);

    public abstract void Dispose();

    private sealed class Copy<THost, TDevice> : DeviceArray
        where THost : unmanaged
        where TDevice : unmanaged
    {
        private readonly MemoryBuffer1D<TDevice, Stride1D.Dense> buffer;
        private readonly int offset;

        public Copy(Accelerator accelerator, Array array, int offset)
        {
            this.offset = offset;
            buffer = accelerator.Allocate1D<TDevice>(array.Length + offset + 1);
            var data = new TDevice[buffer.Length];
            MemoryMarshal.Cast<THost, TDevice>((THost[])array).CopyTo(data.AsSpan(offset));
            buffer.CopyFromCPU(data);
            View = ((ArrayView<TDevice>)buffer.View).SubView(offset, array.Length);
        }

        public override object View { get; }

        public override void ReadBack(Array array)
        {
            var data = new TDevice[buffer.Length];
            buffer.CopyToCPU(data);
            MemoryMarshal.Cast<TDevice, THost>(data.AsSpan(offset, array.Length)).CopyTo((THost[])array);
        }

        public override void Dispose() => buffer.Dispose();
    }
}
