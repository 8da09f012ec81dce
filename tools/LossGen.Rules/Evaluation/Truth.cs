using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.Rules.Evaluation;

/// <summary>What a formula is, from the definitions of its operations, in as many bits as it takes.</summary>
internal static class Truth
{
    private const int StartBits = 128;
    private const int MostBits = 8192;

    /// <summary>The elements of a formula's value; null where one is not known at the precision at which to give up.</summary>
    public static Ball?[] Of(Formula formula, SampleInputs inputs, FloatFormat format) => Of(formula, inputs, ball => ball.IsPreciseEnough(format));

    /// <param name="formula">The formula.</param>
    /// <param name="inputs">The values of its parameters.</param>
    /// <param name="isEnough">Whether an element is known well enough.</param>
    public static Ball?[] Of(Formula formula, SampleInputs inputs, Func<Ball, bool> isEnough)
    {
        Ball?[] found = [];
        for (var bits = StartBits; bits <= MostBits; bits *= 2)
        {
            var cells = new Oracle.Interpretation.Evaluation(formula, inputs, new BallArithmetic(bits)).Of(formula.Loss.Value);
            if (found.Length == 0)
                found = new Ball?[cells.Length];
            var isOutOfReach = false;
            for (var i = 0; i < cells.Length; i++)
                found[i] ??= Known(cells[i], isEnough, ref isOutOfReach);
            if (isOutOfReach || found.All(ball => ball is not null))
                break;
        }

        return found;
    }

    private static Ball? Known(Cell cell, Func<Ball, bool> isEnough, ref bool isOutOfReach)
    {
        try
        {
            return isEnough(cell.Real) ? cell.Real : null;
        }
        catch (OutOfReachException)
        {
            isOutOfReach = true;
            return null;
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }
}
