using System.Reflection;
using System.Runtime.CompilerServices;

namespace ILGPU.StandIn;

/// <summary>Runs a thread until it ends (true) or meets others (false).</summary>
internal delegate bool Step(Frame frame);

/// <summary>A kernel that can be left at barriers and shuffles, with all accesses to memory watched.</summary>
internal sealed class CompiledKernel(Step step, Action<Frame, object[]> fill, Type frameType, IReadOnlyList<string> sites, IReadOnlyList<SharedArray> sharedArrays, bool shuffles)
{
    private static readonly ConditionalWeakTable<MethodInfo, CompiledKernel> Known = [];

    public Step Step { get; } = step;

    /// <summary>Puts arguments into a frame.</summary>
    public Action<Frame, object[]> Fill { get; } = fill;

    /// <summary>Where threads meet, in words.</summary>
    public IReadOnlyList<string> Sites { get; } = sites;

    public IReadOnlyList<SharedArray> SharedArrays { get; } = sharedArrays;

    public bool Shuffles { get; } = shuffles;

    public static CompiledKernel Of(MethodInfo kernel) => Known.GetValue(kernel, method => new KernelCompiler(method).Compile());

    public Frame NewFrame() => (Frame)Activator.CreateInstance(frameType)!;
}
