using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace ILGPU.StandIn;

/// <summary>Makes of a kernel, and of what it calls and threads meet in, one method that can be left where threads meet and entered there again.</summary>
internal sealed class KernelCompiler
{
    private readonly MethodInfo kernel;
    private readonly DynamicMethod method;
    private readonly ILGenerator il;
    private readonly LocalBuilder state;
    private readonly Label suspend;
    private readonly List<LocalBuilder> kept = [];
    private readonly List<Label> resumptions = [];
    private readonly List<string> sites = [];
    private readonly List<SharedArray> sharedArrays = [];

    public KernelCompiler(MethodInfo kernel)
    {
        this.kernel = kernel;
        method = new(kernel.Name, typeof(bool), [typeof(Frame)], kernel.Module, skipVisibility: true);
        il = method.GetILGenerator();
        state = il.DeclareLocal(typeof(int));
        suspend = il.DefineLabel();
    }

    public bool Shuffles { get; private set; }

    public CompiledKernel Compile()
    {
        var (start, restore, end) = (il.DefineLabel(), il.DefineLabel(), il.DefineLabel());
        LocalBuilder[] arguments = [.. kernel.GetParameters().Select(parameter => Keep(parameter.ParameterType))];
        il.Emit(OpCodes.Br, restore);
        il.MarkLabel(start);
        new BodyEmitter(il, this).Emit(kernel, arguments, null, end);
        il.MarkLabel(end);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Ret);

        var frames = new FrameLayout(resumptions.Count == 0 ? arguments : kept);
        var frame = il.DeclareLocal(frames.Type);
        il.MarkLabel(suspend);
        LoadFrame(frames, frame);
        il.Emit(OpCodes.Ldloc, frame);
        il.Emit(OpCodes.Ldloc, state);
        il.Emit(OpCodes.Stfld, typeof(Frame).GetField(nameof(Frame.State))!);
        frames.EmitSave(il, frame);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Ret);

        il.MarkLabel(restore);
        LoadFrame(frames, frame);
        frames.EmitRestore(il, frame);
        il.Emit(OpCodes.Ldloc, frame);
        il.Emit(OpCodes.Ldfld, typeof(Frame).GetField(nameof(Frame.State))!);
        il.Emit(OpCodes.Switch, [start, .. resumptions]);
        il.Emit(OpCodes.Br, start);
        return new(method.CreateDelegate<Step>(), frames.CompileFill(kernel), frames.Type, sites, sharedArrays, Shuffles);
    }

    /// <summary>A variable that outlives meetings.</summary>
    public LocalBuilder Keep(Type type)
    {
        var local = il.DeclareLocal(type);
        kept.Add(local);
        return local;
    }

    public int AddSite(MethodBase meeting, MethodBase where)
    {
        Shuffles |= meeting.DeclaringType == typeof(Warp);
        sites.Add($"{meeting.DeclaringType!.Name}.{meeting.Name} in {where.Name}");
        return sites.Count - 1;
    }

    public int AddSharedArray(Type element, int length)
    {
        var size = (int)typeof(Unsafe).GetMethod(nameof(Unsafe.SizeOf))!.MakeGenericMethod(element).Invoke(null, null)!;
        sharedArrays.Add(new(Invariant($"shared array {sharedArrays.Count + 1}"), length * size, size));
        return sharedArrays.Count - 1;
    }

    /// <summary>Leaves the method, to go on here.</summary>
    public void EmitSuspension()
    {
        var resumption = il.DefineLabel();
        resumptions.Add(resumption);
        il.Emit(OpCodes.Ldc_I4, resumptions.Count);
        il.Emit(OpCodes.Stloc, state);
        il.Emit(OpCodes.Br, suspend);
        il.MarkLabel(resumption);
    }

    private void LoadFrame(FrameLayout frames, LocalBuilder frame)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Castclass, frames.Type);
        il.Emit(OpCodes.Stloc, frame);
    }
}
