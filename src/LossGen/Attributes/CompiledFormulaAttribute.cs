using System.ComponentModel;

namespace LossGen;

/// <summary>The formula of a loss as text, so that formulas of other assemblies can call it. Written by the generator.</summary>
/// <remarks>
/// A call of the loss in a formula is read from here, before any rewriting, as if its body stood in the same project. The text is not meant to be
/// written by hand, and a loss whose source is in the project is read from there.
/// </remarks>
/// <param name="version">The version of the text. A generator reads its own version and those before it.</param>
/// <param name="text">The parameters, the values and the results, a line each.</param>
[AttributeUsage(AttributeTargets.Method)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledFormulaAttribute(int version, string text) : Attribute
{
    /// <summary>The version of the text.</summary>
    public int Version { get; } = version;

    /// <summary>The parameters, the values and the results, a line each.</summary>
    public string Text { get; } = text;
}
