using System.Reflection;
using System.Runtime.InteropServices;
using ILGPU;

namespace GpuTraining;

/// <summary>Where a system has the libraries of its drivers under a versioned name alone, ILGPU does not find them by itself.</summary>
internal static class DriverLibraries
{
    public static void Resolve() => NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, (name, assembly, path) => name switch
    {
        "OpenCL" or "OpenCL.dll" => Load("libOpenCL.so.1", assembly, path),
        "cuda" or "nvcuda" => Load("libcuda.so.1", assembly, path),
        _ => IntPtr.Zero,
    });

    private static IntPtr Load(string name, Assembly assembly, DllImportSearchPath? path) => NativeLibrary.TryLoad(name, assembly, path, out var handle) ? handle : IntPtr.Zero;
}
