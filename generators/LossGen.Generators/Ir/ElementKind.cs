namespace LossGen.Compiler.Ir;

/// <summary>What one element of a value is.</summary>
internal enum ElementKind
{
    /// <summary>A real number; the element type of a kernel decides its storage.</summary>
    Real,

    /// <summary>A truth value.</summary>
    Flag,

    /// <summary>An integer: a label, a position, a count.</summary>
    Integer,
}
