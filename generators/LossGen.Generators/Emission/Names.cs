using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission;

/// <summary>The names of one scope of emitted code: each is given once, and none is a keyword.</summary>
internal sealed class Names
{
    // Words that may not be names, and names that emitted code uses itself.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if",
        "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override",
        "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while", "field", "value", "await", "var", "scoped",
    };

    private readonly Names? outer;
    private readonly HashSet<string> taken;
    private readonly HashSet<string> takenInside = new(StringComparer.Ordinal);

    public Names(params string[] taken) => this.taken = new HashSet<string>(taken, StringComparer.Ordinal);

    private Names(Names outer)
        : this() => this.outer = outer;

    /// <summary>A parameter's name as an identifier.</summary>
    public static string Identifier(string name) => Reserved.Contains(name) ? "@" + name : name;

    /// <summary>A name with the first letter small.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A name with the first letter large.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>An inner scope: what it names does not disturb its neighbours.</summary>
    public Names Inner() => new(this);

    /// <summary>A name that is not taken yet, and of several vectors the name with their numbers: the wish, if need be with a number of its own.</summary>
    public string Fresh(string wish, int vectors = 1)
    {
        var name = wish;
        for (var i = 2; Numbered(name, vectors).Any(candidate => Reserved.Contains(candidate) || takenInside.Contains(candidate) || IsTaken(candidate)); i++)
            name = wish + "_" + i.ToText();
        foreach (var numbered in Numbered(name, vectors))
        {
            taken.Add(numbered);

            // C# gives an outer scope no name that a scope inside it has.
            for (var scope = outer; scope is not null; scope = scope.outer)
                scope.takenInside.Add(numbered);
        }

        return name;
    }

    private static IEnumerable<string> Numbered(string name, int vectors) =>
        vectors == 1 ? [name] : Enumerable.Range(0, vectors).Select(vector => name + vector.ToText()).Append(name);

    private bool IsTaken(string name) => taken.Contains(name) || outer?.IsTaken(name) == true;
}
