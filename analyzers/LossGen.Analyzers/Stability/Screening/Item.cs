using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting.Shapes;

namespace LossGen.Analyzers.Stability.Screening;

/// <summary>A value of a body, as far as the syntax tells: an operation on earlier items, a variable, or a shape of its own.</summary>
/// <param name="Op">The operation; null: a variable, something unknown or a fixed shape.</param>
/// <param name="X">The item of the first operand.</param>
/// <param name="Y">The item of the second operand, or -1.</param>
/// <param name="Z">The item of the third operand, or -1.</param>
/// <param name="Name">The name of a member or function, of which nothing more is known.</param>
/// <param name="Fixed">The shape of what is no operation.</param>
/// <param name="Variable">The variable that holds the value.</param>
/// <param name="Version">How many of the values of the variable were assigned before.</param>
internal readonly record struct Item(Op? Op, int X, int Y, int Z, string? Name, Shape? Fixed, Variable? Variable, int Version)
{
    public const int None = -1;

    public static Item Of(Op op, int x, int y = None, int z = None) => new(op, x, y, z, null, null, null, 0);

    public static Item Of(Shape shape) => new(null, None, None, None, null, shape, null, 0);

    public static Item Of(Variable variable) => new(null, None, None, None, null, null, variable, variable.Values.Count);

    /// <summary>Something by its name and its owner; the same of the same owner is equal.</summary>
    public static Item Of(string name, int owner, Shape? shape = null) => new(null, owner, None, None, name, shape, null, 0);
}
