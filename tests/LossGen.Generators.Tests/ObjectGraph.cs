using System.Reflection;

namespace LossGen.Generators.Tests;

/// <summary>Everything that an object holds, at any depth, with the path to it.</summary>
internal static class ObjectGraph
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static IEnumerable<(object Value, string Path)> Walk(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var queue = new Queue<(object Value, string Path)>();
        queue.Enqueue((root, root.GetType().Name));
        while (queue.TryDequeue(out var current))
        {
            if (!seen.Add(current.Value))
                continue;
            yield return current;
            foreach (var (value, name) in Held(current.Value))
                if (value is not null)
                    queue.Enqueue((value, current.Path + name));
        }
    }

    private static IEnumerable<(object? Value, string Name)> Held(object holder)
    {
        var type = holder.GetType();
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || holder is string or MemberInfo or Module or Assembly)
            yield break;
        if (holder is Array array)
        {
            foreach (var item in array)
                yield return (item, "[]");
            yield break;
        }

        if (holder is Delegate function)
        {
            yield return (function.Target, ".Target");
            yield break;
        }

        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
            foreach (var field in declaring.GetFields(Fields))
                if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                    yield return (field.GetValue(holder), "." + field.Name);
    }
}
