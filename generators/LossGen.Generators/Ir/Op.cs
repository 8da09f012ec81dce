using System.Collections.Immutable;
using System.Linq;

namespace LossGen.Compiler.Ir;

/// <summary>How an operation treats the axes of its operands.</summary>
internal enum OpShape
{
    /// <summary>A leaf: an input, a constant, a position.</summary>
    Leaf,

    /// <summary>Element by element; the result varies along the axes of all operands.</summary>
    Elementwise,

    /// <summary>Over one axis, which the result no longer has.</summary>
    Reduction,

    /// <summary>Over one axis, which the result keeps: a softmax.</summary>
    RowWise,
}

/// <summary>A row of the table of operations.</summary>
/// <remarks>
/// Derivatives and the lowering are expressions in the operands <c>x</c>, <c>y</c>, <c>z</c>. A derivative is the contribution to the adjoint of
/// one operand, linear in the adjoint <c>g</c> of the result, and may use the <c>result</c>. A lowering is what the scheduler puts in the place of
/// a composite operation; an operation without one is a primitive that kernels have.
/// </remarks>
internal sealed class Op
{
    public Op(string name, OpShape shape, string signature)
    {
        Name = name;
        Shape = shape;
        var arrow = signature.IndexOf('>');
        Operands = [.. signature.Substring(0, arrow).Select(KindOf)];
        Result = KindOf(signature[arrow + 1]);
        IsGeneric = signature[arrow + 1] == 't';
    }

    /// <summary>The name in rules, derivatives and printed formulas.</summary>
    public string Name { get; }

    public OpShape Shape { get; }

    public ImmutableArray<ElementKind?> Operands { get; }

    /// <summary>The kind of the result; null: the kind of the generic operands.</summary>
    public ElementKind? Result { get; }

    public bool IsGeneric { get; }

    /// <summary>The contribution to each operand's adjoint; null where there is none (a step, a condition).</summary>
    public ImmutableArray<string?> Derivatives { get; init; } = [];

    /// <summary>The contribution to the adjoint of <c>x</c> where the adjoint is <c>c</c> at the label <c>k</c> and 0 elsewhere.</summary>
    public string? OneHotDerivative { get; init; }

    /// <summary>The condition under which nothing is contributed: the value is infinite, and its derivative is 0 by convention.</summary>
    public string? DerivativeGuard { get; init; }

    /// <summary>The same where the adjoint is 0 but at the label <c>k</c>.</summary>
    public string? OneHotGuard { get; init; }

    /// <summary>What a composite operation is made of.</summary>
    public string? Lowering { get; init; }

    /// <summary>Where the result lies whatever the operands are.</summary>
    public Interval Range { get; init; } = Interval.All;

    /// <summary>The result moves with the absolute error of its argument: an exponential, a softmax, a power.</summary>
    public bool IsExponential { get; init; }

    /// <summary>The worst error of the kernel form in units in the last place of the result, given exact operands.</summary>
    public double UlpBound { get; init; } = 0.5;

    /// <summary>How much harm the operation can do where a stable form exists; rewriting must lower the sum.</summary>
    public int Instability { get; init; }

    /// <summary>Operands may change places.</summary>
    public bool IsCommutative { get; init; }

    public bool IsComposite => Lowering is not null;

    /// <summary>The operation works along one axis, which its nodes name.</summary>
    public bool HasAxis => Shape is OpShape.Reduction or OpShape.RowWise;

    public override string ToString() => Name;

    private static ElementKind? KindOf(char letter) => letter switch
    {
        'r' => ElementKind.Real,
        'b' => ElementKind.Flag,
        'i' => ElementKind.Integer,
        _ => null,
    };
}
