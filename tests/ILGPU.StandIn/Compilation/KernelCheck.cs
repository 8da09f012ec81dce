using System.Reflection;

namespace ILGPU.StandIn;

/// <summary>Reads the instructions of a kernel, and of all that it calls, for what a device cannot run.</summary>
public static class KernelCheck
{
    /// <exception cref="KernelFaultException">The method cannot be a kernel, or holds what a kernel may not.</exception>
    public static void Verify(MethodInfo kernel)
    {
        if (FindInSignature(kernel).ToList() is { Count: > 0 } signature)
            throw new KernelFaultException(FaultKind.NotAKernel, $"{kernel.Name} cannot be a kernel: {string.Join("; ", signature)}.");
        if (Find(kernel) is { Count: > 0 } findings)
            throw new KernelFaultException(FaultKind.UnsupportedCode, $"Kernel {kernel.Name} holds what a kernel may not: {string.Join("; ", findings)}.");
    }

    /// <summary>What in the code of a kernel, and of all that it calls, does not run on a device, each with the method that holds it.</summary>
    public static IReadOnlyList<string> Find(MethodInfo kernel)
    {
        var findings = new List<string>();
        Find(kernel, [], [], findings);
        return [.. findings.Distinct()];
    }

    private static IEnumerable<string> FindInSignature(MethodInfo kernel)
    {
        if (!kernel.IsStatic)
            yield return "it is not static, or is a lambda";
        if (kernel.IsGenericMethod || kernel.DeclaringType is { IsGenericType: true })
            yield return "it is generic";
        if (kernel.ReturnType != typeof(void))
            yield return "it returns a value";
        foreach (var parameter in kernel.GetParameters())
        {
            if (FindReference(parameter.ParameterType) is { } reference)
                yield return $"its parameter '{parameter.Name}' is or holds a reference ({reference.Name})";
            else if (parameter.ParameterType == typeof(System.Half))
                yield return $"its parameter '{parameter.Name}' is a System.Half; devices have ILGPU.Half";
        }
    }

    private static Type? FindReference(Type type)
        => !type.IsValueType
            ? type
            : type.IsPrimitive || type.IsEnum || KernelLanguage.IsView(type)
                ? null
                : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    .Select(field => FindReference(field.FieldType)).FirstOrDefault(found => found is not null);

    private static void Find(MethodBase method, HashSet<MethodBase> done, List<MethodBase> callers, List<string> findings)
    {
        if (callers.Contains(method))
        {
            findings.Add($"{method.Name} calls itself");
            return;
        }

        if (!done.Add(method))
            return;
        callers.Add(method);
        var body = method.GetMethodBody()!;
        if (body.ExceptionHandlingClauses.Count > 0)
            findings.Add($"{method.Name}: try");
        foreach (var type in body.LocalVariables.Select(local => local.LocalType).Where(type => type.IsByRefLike))
            findings.Add($"{method.Name}: a span or another ref struct ({type.Name})");
        var instructions = InstructionReader.Read(method);
        for (var i = 0; i < instructions.Count; i++)
        {
            if (KernelLanguage.Objection(instructions[i]) is { } objection)
                findings.Add($"{method.Name}: {objection}");
            else if (instructions[i].Operand is MethodBase called && KernelLanguage.IsOwn(called))
                Find(called, done, callers, findings);
            else if (instructions[i].Operand is MethodInfo { Name: nameof(SharedMemory.Allocate) } && (i == 0 || instructions[i - 1].Constant is null))
                findings.Add($"{method.Name}: SharedMemory.Allocate with a length that is no constant");
        }

        callers.RemoveAt(callers.Count - 1);
    }
}
