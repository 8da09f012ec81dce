using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.StandIn;

/// <summary>Where in a frame each kept variable of a kernel stands.</summary>
internal sealed class FrameLayout
{
    private const int Items = 7;
    private readonly IReadOnlyList<LocalBuilder> variables;
    private readonly Type tuple;

    public FrameLayout(IReadOnlyList<LocalBuilder> variables)
    {
        this.variables = variables;
        tuple = Tuple([.. variables.Select(Stored)]);
        Type = typeof(Frame<>).MakeGenericType(tuple);
    }

    public Type Type { get; }

    public void EmitSave(ILGenerator il, LocalBuilder frame)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            var field = EmitOwner(il, frame, i);
            il.Emit(OpCodes.Ldloc, variables[i]);
            if (variables[i].LocalType.IsByRef)
                il.Emit(OpCodes.Call, typeof(Hooks).GetMethod(nameof(Hooks.Keep))!);
            il.Emit(OpCodes.Stfld, field);
        }
    }

    public void EmitRestore(ILGenerator il, LocalBuilder frame)
    {
        for (var i = 0; i < variables.Count; i++)
        {
            il.Emit(OpCodes.Ldfld, EmitOwner(il, frame, i));
            if (variables[i].LocalType.IsByRef)
                il.Emit(OpCodes.Call, typeof(Hooks).GetMethod(nameof(Hooks.Restore))!);
            il.Emit(OpCodes.Stloc, variables[i]);
        }
    }

    /// <summary>The arguments of a kernel are the first of its variables.</summary>
    public Action<Frame, object[]> CompileFill(MethodInfo kernel)
    {
        var method = new DynamicMethod("Fill " + kernel.Name, null, [typeof(Frame), typeof(object[])], kernel.Module, skipVisibility: true);
        var il = method.GetILGenerator();
        var frame = il.DeclareLocal(Type);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Castclass, Type);
        il.Emit(OpCodes.Stloc, frame);
        for (var i = 0; i < kernel.GetParameters().Length; i++)
        {
            var field = EmitOwner(il, frame, i);
            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldelem_Ref);
            il.Emit(OpCodes.Unbox_Any, field.FieldType);
            il.Emit(OpCodes.Stfld, field);
        }

        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Action<Frame, object[]>>();
    }

    private static Type Stored(LocalBuilder variable) => variable.LocalType.IsByRef ? typeof(nint) : variable.LocalType;

    private static Type Tuple(Type[] types)
        => types.Length switch
        {
            0 => typeof(ValueTuple<int>),
            <= Items => Type.GetType(Invariant($"System.ValueTuple`{types.Length}"))!.MakeGenericType(types),
            _ => typeof(ValueTuple<,,,,,,,>).MakeGenericType([.. types[..Items], Tuple(types[Items..])]),
        };

    /// <summary>Loads the address of the tuple that holds a variable, and returns the field in it.</summary>
    private FieldInfo EmitOwner(ILGenerator il, LocalBuilder frame, int index)
    {
        il.Emit(OpCodes.Ldloc, frame);
        il.Emit(OpCodes.Ldflda, Type.GetField(nameof(Frame<int>.Variables))!);
        var owner = tuple;
        for (; index >= Items; index -= Items)
        {
            var rest = owner.GetField("Rest")!;
            il.Emit(OpCodes.Ldflda, rest);
            owner = rest.FieldType;
        }

        return owner.GetField(Invariant($"Item{index + 1}"))!;
    }
}
