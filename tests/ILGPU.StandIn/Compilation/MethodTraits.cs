using System.Reflection;
using System.Runtime.CompilerServices;

namespace ILGPU.StandIn;

/// <summary>How a method that a kernel calls must be compiled.</summary>
/// <param name="Meets">It, or what it calls, holds barriers, shuffles or shared memory: it becomes a part of the kernel.</param>
/// <param name="Touches">It may touch memory of the device: its loads and stores are watched.</param>
internal sealed record MethodTraits(bool Meets, bool Touches)
{
    private static readonly ConditionalWeakTable<MethodBase, MethodTraits> Known = [];

    public static MethodTraits Of(MethodBase method) => Known.GetValue(method, Read);

    public static bool IsMeeting(MethodBase method)
        => (method.DeclaringType == typeof(Group) && method.Name == nameof(Group.Barrier))
            || (method.DeclaringType == typeof(Warp) && method.Name.StartsWith(nameof(Warp.Shuffle), StringComparison.Ordinal))
            || (method.DeclaringType == typeof(SharedMemory) && method.Name == nameof(SharedMemory.Allocate));

    private static MethodTraits Read(MethodBase method)
    {
        var called = InstructionReader.Read(method).Select(instruction => instruction.Operand).OfType<MethodBase>().ToList();
        var own = called.Where(KernelLanguage.IsOwn).Select(Of).ToList();
        return new(
            called.Exists(IsMeeting) || own.Exists(traits => traits.Meets),
            !method.IsStatic || method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef)
                || called.OfType<MethodInfo>().Any(target => target.ReturnType.IsByRef) || own.Exists(traits => traits.Touches));
    }
}
