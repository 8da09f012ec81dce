using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LossGen.StandIn.Tests;

/// <summary>The public surface of an assembly in lines: its types, what they are, and their members, those of base types with them.</summary>
internal static class Surface
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    /// <summary>All lines, in an order that does not depend on the assembly; the namespace of the stand-in alone is left out.</summary>
    public static ImmutableSortedSet<string> Of(Assembly assembly)
        => assembly.GetExportedTypes()
            .Where(type => type.Namespace!.StartsWith("ILGPU", StringComparison.Ordinal) && type.Namespace != "ILGPU.StandIn")
            .SelectMany(Lines)
            .ToImmutableSortedSet(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(Type type)
    {
        var name = Name(type);
        yield return $"{name} is {Kind(type)}{Constraints(type.GetGenericArguments())}";
        foreach (var parent in Parents(type).Where(parent => parent.IsPublic && (IsIlgpu(parent) || parent == typeof(IDisposable))))
            yield return $"{name} : {Name(parent)}";
        foreach (var member in type.GetMembers(Public).Where(member => IsIlgpu(member.DeclaringType!) && member.Name is not (nameof(ToString) or nameof(Equals) or nameof(GetHashCode))))
        {
            if (member is MethodBase method)
                yield return $"{name} has {Line(method)}";
            else if (member is FieldInfo { IsLiteral: true } constant)
                yield return string.Create(CultureInfo.InvariantCulture, $"{name} has {constant.Name} = {constant.GetRawConstantValue()}");
        }
    }

    private static bool IsIlgpu(Type type) => type.Namespace?.StartsWith("ILGPU", StringComparison.Ordinal) == true;

    private static IEnumerable<Type> Parents(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
            yield return parent;
        foreach (var parent in type.GetInterfaces())
            yield return parent;
    }

    private static string Kind(Type type)
        => type.IsEnum ? $"an enum of {Name(Enum.GetUnderlyingType(type))}"
            : type.IsValueType ? "a struct"
            : type.IsInterface ? "an interface"
            : type is { IsAbstract: true, IsSealed: true } ? "a static class"
            : type.IsAbstract ? "an abstract class"
            : type.IsSealed ? "a sealed class" : "a class";

    private static string Line(MethodBase method)
    {
        var generic = method.IsGenericMethod ? method.GetGenericArguments() : [];
        var name = generic.Length == 0 ? method.Name : $"{method.Name}<{string.Join(", ", generic.Select(Name))}>";
        var result = method is MethodInfo { ReturnType: var type } ? Name(type) + " " : "";
        return (method.IsStatic ? "static " : "") + result + name + "(" + (method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter)) + ")" + Constraints(generic);
    }

    private static string Parameter(ParameterInfo parameter)
        => (parameter is { IsIn: true } ? "in " : parameter is { IsOut: true } ? "out " : "") + Name(parameter.ParameterType) + " " + parameter.Name;

    private static string Constraints(Type[] parameters)
    {
        var constrained = parameters.Where(parameter => parameter.IsGenericParameter).Select(parameter => (
            parameter.Name,
            Terms: (string[])[
                .. parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)
                    ? parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "IsUnmanagedAttribute") ? ["unmanaged"] : (string[])["struct"]
                    : [],
                .. parameter.GetGenericParameterConstraints().Where(constraint => constraint != typeof(ValueType)).Select(Name),
            ]));
        return string.Concat(constrained.Where(parameter => parameter.Terms.Length > 0).Select(parameter => $" where {parameter.Name} : {string.Join(", ", parameter.Terms)}"));
    }

    private static string Name(Type type)
    {
        if (type.IsByRef)
            return "ref " + Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return type.Name;
        var outer = type.IsNested ? Name(type.DeclaringType!) + "." : type.Namespace == "System" ? "" : type.Namespace + ".";
        var name = type.Name.Split('`')[0];
        var inherited = type.IsNested ? type.DeclaringType!.GetGenericArguments().Length : 0;
        var arguments = type.GetGenericArguments()[inherited..];
        return outer + name + (arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>");
    }
}
