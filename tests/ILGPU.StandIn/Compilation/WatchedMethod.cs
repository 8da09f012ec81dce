using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace ILGPU.StandIn;

/// <summary>Methods in which no threads meet, with their loads and stores watched.</summary>
internal static class WatchedMethod
{
    private static readonly ConditionalWeakTable<MethodBase, DynamicMethod> Known = [];

    public static DynamicMethod Of(MethodBase method) => Known.GetValue(method, Compile);

    /// <summary>The types of all arguments, the receiver first.</summary>
    public static Type[] ArgumentTypes(MethodBase method)
        => [.. method.IsStatic ? [] : (Type[])[Receiver(method.DeclaringType!)], .. method.GetParameters().Select(parameter => parameter.ParameterType)];

    private static Type Receiver(Type type) => type.IsValueType ? type.MakeByRefType() : type;

    private static DynamicMethod Compile(MethodBase method)
    {
        var result = method is MethodInfo { ReturnType: var type } && type != typeof(void) ? type : null;
        var types = ArgumentTypes(method);
        var watched = new DynamicMethod(method.Name, result, types, method.Module, skipVisibility: true);
        var il = watched.GetILGenerator();
        var arguments = new LocalBuilder[types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            arguments[i] = il.DeclareLocal(types[i]);
            il.Emit(OpCodes.Ldarg, (short)i);
            il.Emit(OpCodes.Stloc, arguments[i]);
        }

        var end = il.DefineLabel();
        var returned = result is null ? null : il.DeclareLocal(result);
        new BodyEmitter(il, null).Emit(method, arguments, returned, end);
        il.MarkLabel(end);
        if (returned is not null)
            il.Emit(OpCodes.Ldloc, returned);
        il.Emit(OpCodes.Ret);
        return watched;
    }
}
