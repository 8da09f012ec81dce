using System.Reflection;
using System.Reflection.Emit;

namespace ILGPU.StandIn;

/// <summary>Prints the instructions of a method again, with watched loads and stores, and with meetings where there is a kernel to leave.</summary>
internal sealed class BodyEmitter(ILGenerator il, KernelCompiler? kernel)
{
    private static readonly Dictionary<string, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Name!);

    private readonly Dictionary<Type, LocalBuilder> temporaries = [];

    /// <summary>Prints a body whose arguments stand in variables; a return is a jump to <paramref name="end"/>.</summary>
    public void Emit(MethodBase method, IReadOnlyList<LocalBuilder> arguments, LocalBuilder? result, Label end)
    {
        LocalBuilder[] locals = [.. method.GetMethodBody()!.LocalVariables.Select(local => Declare(local.LocalType))];
        var instructions = InstructionReader.Read(method);
        var labels = instructions.SelectMany(instruction => instruction.Targets).Distinct().ToDictionary(target => target, _ => il.DefineLabel());
        var stacks = new Dictionary<int, List<StackEntry>>();
        List<StackEntry> stack = [];
        var reached = true;
        Instruction previous = default;
        foreach (var instruction in instructions)
        {
            if (labels.TryGetValue(instruction.Offset, out var label))
            {
                if (!reached)
                    stack = [.. stacks.GetValueOrDefault(instruction.Offset) ?? []];
                il.MarkLabel(label);
            }

            reached = true;
            var (code, name) = (instruction.Code, instruction.Code.Name!);
            if (instruction.Targets is { Length: > 0 } targets)
            {
                Pop(stack, code.StackBehaviourPop is StackBehaviour.Pop0 ? 0 : code.StackBehaviourPop is StackBehaviour.Pop1_pop1 ? 2 : 1);
                foreach (var target in targets)
                    stacks.TryAdd(target, [.. stack]);
                if (code == OpCodes.Switch)
                    il.Emit(code, [.. targets.Select(target => labels[target])]);
                else
                    il.Emit(Codes[name.EndsWith(".s", StringComparison.Ordinal) ? name[..^2] : name], labels[targets[0]]);
                reached = code.FlowControl != FlowControl.Branch;
            }
            else if (code == OpCodes.Ret)
            {
                if (result is not null)
                {
                    Pop(stack, 1);
                    il.Emit(OpCodes.Stloc, result);
                }

                il.Emit(OpCodes.Br, end);
                reached = false;
            }
            else if (instruction.Operand is MethodBase called)
            {
                EmitCall(instruction, called, method, previous, stack);
            }
            else if (name.StartsWith("ldarga", StringComparison.Ordinal) || name.StartsWith("ldloca", StringComparison.Ordinal))
            {
                var variable = (name[2] == 'a' ? arguments : locals)[instruction.Index];
                il.Emit(OpCodes.Ldloca, variable);
                stack.Add(new(variable.LocalType.MakeByRefType(), RefersToVariable: true));
            }
            else if (name.StartsWith("ldarg", StringComparison.Ordinal) || name.StartsWith("ldloc", StringComparison.Ordinal))
            {
                var variable = (name[2] == 'a' ? arguments : locals)[instruction.Index];
                il.Emit(OpCodes.Ldloc, variable);
                stack.Add(StackEntry.Of(variable.LocalType));
            }
            else if (name.StartsWith("starg", StringComparison.Ordinal) || name.StartsWith("stloc", StringComparison.Ordinal))
            {
                Pop(stack, 1);
                il.Emit(OpCodes.Stloc, (name[2] == 'a' ? arguments : locals)[instruction.Index]);
            }
            else
            {
                EmitPlain(instruction, stack);
            }

            previous = instruction;
        }
    }

    private static void Pop(List<StackEntry> stack, int count) => stack.RemoveRange(stack.Count - count, count);

    private static int SizeOf(string suffix) => suffix[^1] is 'i' or 'f' ? IntPtr.Size : suffix[^1] - '0';

    private static KernelFaultException Unsupported(Instruction instruction) => new(FaultKind.UnsupportedCode, $"The instruction {instruction.Code.Name} is not one of those that kernels are made of.");

    private LocalBuilder Declare(Type type) => kernel?.Keep(type) ?? il.DeclareLocal(type);

    /// <summary>A variable for as long as one instruction takes.</summary>
    private LocalBuilder Temporary(Type type)
    {
        if (!temporaries.TryGetValue(type, out var local))
            temporaries[type] = local = il.DeclareLocal(type);
        return local;
    }

    private void EmitCall(Instruction instruction, MethodBase called, MethodBase caller, Instruction previous, List<StackEntry> stack)
    {
        if (kernel is not null && MethodTraits.IsMeeting(called))
        {
            EmitMeeting(kernel, (MethodInfo)called, caller, previous, stack);
            return;
        }

        var own = KernelLanguage.IsOwn(called);
        var traits = own ? MethodTraits.Of(called) : null;
        var types = WatchedMethod.ArgumentTypes(called);
        var result = called is MethodInfo { ReturnType: var type } && type != typeof(void) ? type : null;
        if (instruction.Code == OpCodes.Newobj)
        {
            Pop(stack, types.Length - 1);
            EmitNewObject((ConstructorInfo)called, types, own);
            result = called.DeclaringType!;
        }
        else
        {
            Pop(stack, types.Length);
            if (traits is { Meets: true } && kernel is not null)
                EmitInlined(called, types, result, stack);
            else if (traits is { Touches: true })
                il.Emit(OpCodes.Call, WatchedMethod.Of(called));
            else if (called is ConstructorInfo constructor)
                il.Emit(OpCodes.Call, constructor);
            else
                il.Emit(OpCodes.Call, (MethodInfo)called);
        }

        if (result is not null)
            stack.Add(StackEntry.Of(result));
    }

    private void EmitNewObject(ConstructorInfo constructor, Type[] types, bool own)
    {
        if (!own)
        {
            il.Emit(OpCodes.Newobj, constructor);
            return;
        }

        LocalBuilder[] arguments = [.. types[1..].Select(il.DeclareLocal)];
        foreach (var argument in arguments.Reverse())
            il.Emit(OpCodes.Stloc, argument);
        var made = il.DeclareLocal(constructor.DeclaringType!);
        il.Emit(OpCodes.Ldloca, made);
        il.Emit(OpCodes.Initobj, made.LocalType);
        il.Emit(OpCodes.Ldloca, made);
        foreach (var argument in arguments)
            il.Emit(OpCodes.Ldloc, argument);
        il.Emit(OpCodes.Call, WatchedMethod.Of(constructor));
        il.Emit(OpCodes.Ldloc, made);
    }

    private void EmitInlined(MethodBase called, Type[] types, Type? result, List<StackEntry> stack)
    {
        LocalBuilder[] arguments = [.. types.Select(Declare)];
        foreach (var argument in arguments.Reverse())
            il.Emit(OpCodes.Stloc, argument);
        var waiting = EmitEmptyStack(stack);
        var end = il.DefineLabel();
        var returned = result is null ? null : Declare(result);
        new BodyEmitter(il, kernel).Emit(called, arguments, returned, end);
        il.MarkLabel(end);
        EmitRefilledStack(waiting);
        if (returned is not null)
            il.Emit(OpCodes.Ldloc, returned);
    }

    private void EmitMeeting(KernelCompiler compiler, MethodInfo meeting, MethodBase caller, Instruction previous, List<StackEntry> stack)
    {
        Pop(stack, meeting.GetParameters().Length);
        if (meeting.DeclaringType == typeof(SharedMemory))
        {
            var element = meeting.GetGenericArguments()[0];
            il.Emit(OpCodes.Pop);
            il.Emit(OpCodes.Ldc_I4, compiler.AddSharedArray(element, previous.Constant!.Value));
            il.Emit(OpCodes.Call, typeof(Hooks).GetMethod(nameof(Hooks.Shared))!.MakeGenericMethod(element));
            stack.Add(StackEntry.Of(meeting.ReturnType));
            return;
        }

        var site = compiler.AddSite(meeting, caller);
        if (meeting.DeclaringType == typeof(Group))
        {
            var below = EmitEmptyStack(stack);
            il.Emit(OpCodes.Ldc_I4, site);
            il.Emit(OpCodes.Call, typeof(Hooks).GetMethod(nameof(Hooks.Wait))!);
            compiler.EmitSuspension();
            EmitRefilledStack(below);
            return;
        }

        var type = meeting.GetGenericArguments()[0];
        var (operand, value) = (Temporary(typeof(int)), Temporary(type));
        il.Emit(OpCodes.Stloc, operand);
        il.Emit(OpCodes.Stloc, value);
        var waiting = EmitEmptyStack(stack);
        il.Emit(OpCodes.Ldloc, value);
        il.Emit(OpCodes.Ldloc, operand);
        il.Emit(OpCodes.Ldc_I4, (int)Enum.Parse<Meeting>(meeting.Name));
        il.Emit(OpCodes.Ldc_I4, site);
        il.Emit(OpCodes.Call, typeof(Hooks).GetMethod(nameof(Hooks.Send))!.MakeGenericMethod(type));
        compiler.EmitSuspension();
        EmitRefilledStack(waiting);
        il.Emit(OpCodes.Call, typeof(Hooks).GetMethod(nameof(Hooks.Receive))!.MakeGenericMethod(type));
        stack.Add(StackEntry.Of(type));
    }

    /// <summary>Puts what waits on the stack into variables: a method is left with an empty one.</summary>
    private List<LocalBuilder> EmitEmptyStack(List<StackEntry> stack)
    {
        List<LocalBuilder> variables = [.. stack.Select(entry => Declare(entry.Type))];
        foreach (var variable in Enumerable.Reverse(variables))
            il.Emit(OpCodes.Stloc, variable);
        return variables;
    }

    private void EmitRefilledStack(List<LocalBuilder> variables)
    {
        foreach (var variable in variables)
            il.Emit(OpCodes.Ldloc, variable);
    }

    private void EmitPlain(Instruction instruction, List<StackEntry> stack)
    {
        var (code, name) = (instruction.Code, instruction.Code.Name!);
        var top = stack.Count > 0 ? stack[^1] : default;
        switch (name.Split('.')[0])
        {
            case "nop" or "break" or "tail" or "readonly" or "volatile" or "unaligned":
                break;
            case "pop":
                Pop(stack, 1);
                il.Emit(code);
                break;
            case "dup":
                stack.Add(top);
                il.Emit(code);
                break;
            case "ldc":
                EmitConstant(instruction, stack);
                break;
            case "sizeof":
                stack.Add(new(typeof(int)));
                il.Emit(code, (Type)instruction.Operand!);
                break;
            case "ldfld":
                var read = (FieldInfo)instruction.Operand!;
                if (top is { Type.IsByRef: true, RefersToVariable: false })
                    EmitWatch(nameof(Hooks.Read), read);
                Pop(stack, 1);
                stack.Add(StackEntry.Of(read.FieldType));
                il.Emit(code, read);
                break;
            case "ldflda":
                var referred = (FieldInfo)instruction.Operand!;
                stack[^1] = new(referred.FieldType.MakeByRefType(), top.RefersToVariable);
                il.Emit(code, referred);
                break;
            case "stfld":
                var written = (FieldInfo)instruction.Operand!;
                if (stack[^2] is { RefersToVariable: false })
                    EmitWatchBelow(written.FieldType, () => EmitWatch(nameof(Hooks.Write), written));
                Pop(stack, 2);
                il.Emit(code, written);
                break;
            case "ldind":
                if (!top.RefersToVariable)
                    EmitWatch(nameof(Hooks.Read), SizeOf(name));
                stack[^1] = StackEntry.Of(name[^2..] switch { "r4" => typeof(float), "r8" => typeof(double), "i8" => typeof(long), ".i" => typeof(nint), _ => typeof(int) });
                il.Emit(code);
                break;
            case "stind":
                if (!stack[^2].RefersToVariable)
                    EmitWatchBelow(top.Type, () => EmitWatch(nameof(Hooks.Write), SizeOf(name)));
                Pop(stack, 2);
                il.Emit(code);
                break;
            case "ldobj":
                var loaded = (Type)instruction.Operand!;
                if (!top.RefersToVariable)
                    EmitWatch(nameof(Hooks.Read), loaded);
                stack[^1] = StackEntry.Of(loaded);
                il.Emit(code, loaded);
                break;
            case "stobj":
                var stored = (Type)instruction.Operand!;
                if (!stack[^2].RefersToVariable)
                    EmitWatchBelow(stored, () => EmitWatch(nameof(Hooks.Write), stored));
                Pop(stack, 2);
                il.Emit(code, stored);
                break;
            case "initobj":
                if (!top.RefersToVariable)
                    EmitWatch(nameof(Hooks.Write), (Type)instruction.Operand!);
                Pop(stack, 1);
                il.Emit(code, (Type)instruction.Operand!);
                break;
            case "conv":
                stack[^1] = new(name.Split('.')[^1] is "un" ? Converted(name.Split('.')[^2]) : Converted(name.Split('.')[^1]));
                il.Emit(code);
                break;
            case "ceq" or "cgt" or "clt":
                Pop(stack, 2);
                stack.Add(new(typeof(int)));
                il.Emit(code);
                break;
            case "neg" or "not":
                il.Emit(code);
                break;
            case "add" or "sub" or "mul" or "div" or "rem" or "and" or "or" or "xor" or "shl" or "shr":
                var result = stack[^1].Type.IsByRef ? stack[^1] : stack[^2];
                Pop(stack, 2);
                stack.Add(result);
                il.Emit(code);
                break;
            default:
                throw Unsupported(instruction);
        }
    }

    private void EmitConstant(Instruction instruction, List<StackEntry> stack)
    {
        if (instruction.Constant is { } small)
            il.Emit(OpCodes.Ldc_I4, small);
        else if (instruction.Operand is long whole)
            il.Emit(OpCodes.Ldc_I8, whole);
        else if (instruction.Operand is float single)
            il.Emit(OpCodes.Ldc_R4, single);
        else
            il.Emit(OpCodes.Ldc_R8, (double)instruction.Operand!);
        stack.Add(new(instruction.Constant is null ? instruction.Operand!.GetType() : typeof(int)));
    }

    private static Type Converted(string suffix)
        => suffix switch
        {
            "r4" => typeof(float),
            "r8" => typeof(double),
            "i8" or "u8" => typeof(long),
            "i" or "u" => typeof(nint),
            _ => typeof(int),
        };

    /// <summary>Watches the address under the value on top of the stack.</summary>
    private void EmitWatchBelow(Type value, Action emitWatch)
    {
        var kept = Temporary(value);
        il.Emit(OpCodes.Stloc, kept);
        emitWatch();
        il.Emit(OpCodes.Ldloc, kept);
    }

    private void EmitWatch(string hook, FieldInfo field)
    {
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Ldflda, field);
        il.Emit(OpCodes.Sizeof, field.FieldType);
        il.Emit(OpCodes.Call, typeof(Hooks).GetMethod(hook)!);
    }

    private void EmitWatch(string hook, Type type)
    {
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Sizeof, type);
        il.Emit(OpCodes.Call, typeof(Hooks).GetMethod(hook)!);
    }

    private void EmitWatch(string hook, int size)
    {
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Ldc_I4, size);
        il.Emit(OpCodes.Call, typeof(Hooks).GetMethod(hook)!);
    }
}
