using System.Reflection;
using System.Reflection.Emit;
using ILGPU.Runtime;

namespace ILGPU.StandIn;

/// <summary>What a kernel may be made of.</summary>
internal static class KernelLanguage
{
    private static readonly Type[] Surface =
    [
        typeof(ArrayView<>), typeof(ArrayView1D<,>), typeof(Index1D), typeof(LongIndex1D), typeof(Grid), typeof(Group), typeof(Warp),
        typeof(SharedMemory), typeof(Interop), typeof(Half),
    ];

    /// <summary>Functions of the base library that give the same on all devices.</summary>
    private static readonly Dictionary<Type, string[]> Functions = new()
    {
        [typeof(Math)] = ["Abs", "Min", "Max", "Sqrt", "Floor", "Round"],
        [typeof(MathF)] = ["Abs", "Min", "Max", "Sqrt", "Floor", "Round"],
        [typeof(float)] = ["IsNaN", "IsInfinity", "IsFinite"],
        [typeof(double)] = ["IsNaN", "IsInfinity", "IsFinite"],
    };

    /// <summary>Instructions that a kernel may not hold, and what they stand for.</summary>
    private static readonly Dictionary<string, string> Forbidden = new()
    {
        ["throw"] = "throw",
        ["rethrow"] = "throw",
        ["ldstr"] = "a string",
        ["ldnull"] = "null",
        ["newarr"] = "an array",
        ["ldlen"] = "an array",
        ["ldelem"] = "an array",
        ["ldelema"] = "an array",
        ["stelem"] = "an array",
        ["box"] = "a value as an object",
        ["unbox"] = "a value as an object",
        ["unbox.any"] = "a value as an object",
        ["isinst"] = "a test of a type",
        ["castclass"] = "a cast to a class",
        ["ldftn"] = "a delegate",
        ["ldvirtftn"] = "a delegate",
        ["calli"] = "a call through a pointer",
        ["callvirt"] = "a virtual call",
        ["ldsfld"] = "a static field",
        ["ldsflda"] = "a static field",
        ["stsfld"] = "a static field",
        ["localloc"] = "stackalloc",
        ["cpblk"] = "a copy of a block of memory",
        ["initblk"] = "a filling of a block of memory",
        ["ldtoken"] = "a token of a type",
        ["conv.r.un"] = "an unsigned integer converted to a floating-point number (it goes through double: use int)",
        ["leave"] = "try",
        ["leave.s"] = "try",
        ["endfinally"] = "try",
        ["constrained."] = "a call through an interface",
    };

    public static bool IsSurface(MethodBase method) => method.Module == typeof(KernelLanguage).Module;

    /// <summary>Whether the instructions of a method are the kernel's own, and not a part of the device.</summary>
    public static bool IsOwn(MethodBase method)
        => !IsSurface(method) && method.Module.Assembly != typeof(object).Assembly && method.GetMethodBody() is not null;

    public static string? Objection(Instruction instruction)
        => Forbidden.TryGetValue(instruction.Code.Name!, out var what)
            ? what
            : instruction.Code.Name!.StartsWith("ldelem.", StringComparison.Ordinal) || instruction.Code.Name!.StartsWith("stelem.", StringComparison.Ordinal)
                ? "an array"
                : instruction.Operand is MethodBase method ? ObjectionToCall(instruction.Code, method) : null;

    public static bool IsView(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() is var definition && (definition == typeof(ArrayView<>) || definition == typeof(ArrayView1D<,>));

    private static string? ObjectionToCall(OpCode code, MethodBase method)
    {
        var owner = method.DeclaringType!;
        var name = $"{owner.Name}.{method.Name}";
        if (code == OpCodes.Newobj && !owner.IsValueType)
            return typeof(Delegate).IsAssignableFrom(owner) ? "a delegate" : $"an object of the class {owner.Name}";
        if (IsSurface(method))
        {
            var definition = owner.IsGenericType ? owner.GetGenericTypeDefinition() : owner;
            return Surface.Contains(definition) || (definition == typeof(ArrayViewExtensions) && method.Name == nameof(ArrayViewExtensions.AsAligned)) ? null : $"{name}, which is for the host";
        }

        if (IsOwn(method))
            return null;
        if (owner.IsGenericType && owner.GetGenericTypeDefinition() is var generic && (generic == typeof(Span<>) || generic == typeof(ReadOnlySpan<>)))
            return "a span";
        return Functions.TryGetValue(owner, out var functions) && functions.Contains(method.Name)
            && (method.Name != "Round" || method.GetParameters().Length == 1)
            ? null
            : $"{name}, which devices lack or compute otherwise";
    }
}
