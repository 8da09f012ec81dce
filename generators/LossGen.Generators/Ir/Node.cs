using System.Collections.Immutable;

namespace LossGen.Compiler.Ir;

/// <summary>A value of a formula: an operation on other values. Equal nodes of one graph are one object.</summary>
internal sealed class Node
{
    internal Node(int id, Op op, ImmutableArray<Node> operands, object? payload, ElementKind kind, AxisSet axes)
    {
        Id = id;
        Op = op;
        Operands = operands;
        Payload = payload;
        Kind = kind;
        Axes = axes;
    }

    /// <summary>The order of creation in its graph: operands come before their users.</summary>
    public int Id { get; }

    public Op Op { get; }

    public ImmutableArray<Node> Operands { get; }

    /// <summary>The value of a constant, the index of an input, the axis of a reduction; else null.</summary>
    public object? Payload { get; }

    public ElementKind Kind { get; }

    public AxisSet Axes { get; }

    /// <summary>The name that the user gave the value, for the emitted code.</summary>
    public string? Name { get; set; }

    /// <summary>Where the reader found the value, as an index into its places; null: it made the value, or a rule did.</summary>
    public int? Place { get; set; }

    /// <summary>Takes the name and the place of a value that this one is equal to, unless it has its own.</summary>
    public void Inherit(Node original)
    {
        Name ??= original.Name;
        Place ??= original.Place;
    }

    public Node X => Operands[0];

    public Node Y => Operands[1];

    public Node Z => Operands[2];

    /// <summary>The axis of a reduction, of a row-wise operation, of a position or a length.</summary>
    public Axis Axis => (Axis)Payload!;

    /// <summary>Whether it takes a polynomial of ten or more steps: what rounds worse than a sum or a product.</summary>
    public bool IsCostly => Kind == ElementKind.Real && Op.Shape == OpShape.Elementwise && Op.UlpBound > 0.5;

    public bool IsConstant => Op == Ops.Constant;

    public Rational Value => (Rational)Payload!;

    /// <summary>The index of an input in the formula's parameters.</summary>
    public int Parameter => (int)Payload!;

    public bool Is(Op op) => Op == op;

    public bool IsValue(Rational value) => IsConstant && Value == value;

    public override string ToString() => FormulaPrinter.Print(this);
}
