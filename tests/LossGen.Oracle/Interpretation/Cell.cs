using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>One element of a value: a ball, an integer or a truth value, or the reason why it is not known at this precision.</summary>
/// <remarks>What is not known is an error only where it is read: the side of a choice that is not taken never is.</remarks>
internal readonly struct Cell
{
    private readonly Ball real;
    private readonly int integer;
    private readonly ArithmeticException? unknown;

    private Cell(Ball real, int integer, ArithmeticException? unknown) => (this.real, this.integer, this.unknown) = (real, integer, unknown);

    public Ball Real => unknown is null ? real : throw unknown;

    public int Integer => unknown is null ? integer : throw unknown;

    public bool Flag => Integer != 0;

    public static Cell Of(Ball value) => new(value, 0, null);

    public static Cell Of(int value) => new(default, value, null);

    public static Cell Of(bool value) => new(default, value ? 1 : 0, null);

    /// <summary>The result of a computation, or what kept it from one.</summary>
    public static Cell Try(Func<Cell> compute)
    {
        try
        {
            return compute();
        }
        catch (ArithmeticException unknown)
        {
            return new(default, 0, unknown);
        }
    }
}
