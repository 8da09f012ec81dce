using System.Reflection;
using System.Reflection.Emit;

namespace LossGen.Testing;

/// <summary>Calls static methods that take spans, which reflection cannot: an array stands for each span.</summary>
public static class MemberInvoker
{
    /// <summary>A delegate that calls the method with arrays for spans, and with the declared defaults for arguments left out at the end.</summary>
    /// <remarks>A null array is an absent span; a null for another value type is its default. A void method returns null; exceptions come out as they were thrown.</remarks>
    public static Func<object?[], object?> For(MethodInfo method)
    {
        if (!method.IsStatic)
            throw new ArgumentException($"{method.Name} is not static.", nameof(method));

        var parameters = method.GetParameters();
        var call = Emit(method, parameters);
        return arguments => call(Complete(method, parameters, arguments));
    }

    private static Func<object?[], object?> Emit(MethodInfo method, ParameterInfo[] parameters)
    {
        var caller = new DynamicMethod($"Call{method.Name}", typeof(object), [typeof(object?[])], typeof(MemberInvoker).Module, skipVisibility: true);
        var il = caller.GetILGenerator();
        foreach (var parameter in parameters)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, parameter.Position);
            il.Emit(OpCodes.Ldelem_Ref);
            if (SpanOf(parameter.ParameterType) is { } array)
            {
                il.Emit(OpCodes.Castclass, array);
                il.Emit(OpCodes.Call, parameter.ParameterType.GetMethod("op_Implicit", [array])!);
            }
            else
            {
                il.Emit(OpCodes.Unbox_Any, parameter.ParameterType);
            }
        }

        il.Emit(OpCodes.Call, method);
        if (method.ReturnType == typeof(void))
            il.Emit(OpCodes.Ldnull);
        else
            il.Emit(OpCodes.Box, method.ReturnType);
        il.Emit(OpCodes.Ret);
        return caller.CreateDelegate<Func<object?[], object?>>();
    }

    private static object?[] Complete(MethodInfo method, ParameterInfo[] parameters, object?[] arguments)
    {
        var rest = parameters.Skip(arguments.Length);
        if (arguments.Length > parameters.Length || rest.Any(parameter => !parameter.IsOptional))
            throw new ArgumentException($"{method.Name} has {parameters.Length} parameters; {arguments.Length} arguments do not fit.", nameof(arguments));

        var all = arguments.Concat(rest.Select(parameter => parameter.DefaultValue)).ToArray();
        foreach (var parameter in parameters)
        {
            if (all[parameter.Position] is null && parameter.ParameterType is { IsValueType: true, IsByRefLike: false })
                all[parameter.Position] = Activator.CreateInstance(parameter.ParameterType);
        }

        return all;
    }

    private static Type? SpanOf(Type type)
        => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Span<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>))
            ? type.GetGenericArguments()[0].MakeArrayType()
            : null;
}
