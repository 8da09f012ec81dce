using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting.Shapes;

namespace LossGen.Analyzers.Stability.Screening;

/// <summary>A variable of a body, with the values that were assigned to it so far.</summary>
internal sealed class Variable
{
    private readonly List<int> values = [];

    /// <summary>The item of its value before all others.</summary>
    public int Unknown { get; set; }

    /// <summary>The items that it may hold, besides an unknown value, in the order of the text.</summary>
    public IReadOnlyList<int> Values => values;

    /// <summary>What it may look like now.</summary>
    public Shape Shape { get; private set; } = ShapeAlgebra.Variable;

    /// <summary>It may hold a value from here on, or a choice of it and others.</summary>
    public void Assign(int value, Shape shape)
    {
        if (values.Contains(value))
            return;
        values.Add(value);
        Shape = ShapeAlgebra.Either(Shape, shape);
        Shape = ShapeAlgebra.Either(Shape, ShapeAlgebra.Of(Ops.Select, ShapeAlgebra.Variable, Shape, Shape));
    }
}
