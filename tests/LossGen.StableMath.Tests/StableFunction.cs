using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.StableMathTests;

/// <summary>A function of <see cref="StableMath"/> with what it should be.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Double">The overload for doubles.</param>
/// <param name="Single">The overload for floats.</param>
/// <param name="Truth">What it computes, of exact arguments, in as many bits as it takes.</param>
internal sealed record StableFunction(string Name, Func<double[], double> Double, Func<float[], float> Single, Func<Real[], Real> Truth)
{
    /// <summary>The range of each argument that samples are taken from.</summary>
    public required (double From, double To)[] Domain { get; init; }

    /// <summary>
    /// The magnitude whose digits the result may lose: of the operands of a cancellation that the arguments bring with them. Next to a root of
    /// the function the error is held against it, not against the result.
    /// </summary>
    public Func<Real[], Real>? Scale { get; init; }

    /// <summary>The overload for one float.</summary>
    public Func<float, float>? OfFloat { get; init; }

    /// <summary>The same function in double by other means, to the accuracy of a float and fast: the reference for every float.</summary>
    public Func<double, double>? Fast { get; init; }

    /// <summary>The magnitude of <see cref="Scale"/> in double.</summary>
    public Func<double, double>? FastScale { get; init; }

    public int Arity => Domain.Length;

    public static StableFunction Of(string name, Func<double, double> wide, Func<float, float> narrow, Func<Real, Real> truth, double from, double to) =>
        new(name, x => wide(x[0]), x => narrow(x[0]), x => truth(x[0])) { Domain = [(from, to)], OfFloat = narrow };

    public static StableFunction Of(string name, Func<double, double, double> wide, Func<float, float, float> narrow, Func<Real, Real, Real> truth, (double, double) x, (double, double) y) =>
        new(name, v => wide(v[0], v[1]), v => narrow(v[0], v[1]), v => truth(v[0], v[1])) { Domain = [x, y] };

    /// <summary>The true value to 30 bits below a unit in the last place; null where the arithmetic does not reach it.</summary>
    public (Ball Value, Ball Scale)? TruthAt(double[] x, FloatFormat format)
    {
        for (var bits = BallArithmetic.StartBits; bits <= BallArithmetic.MostBits; bits *= 2)
        {
            try
            {
                Real[] arguments = [.. x.Select(value => new Real(Ball.From(value), new BallArithmetic(bits)))];
                var truth = Truth(arguments).Ball;
                if (truth.IsPreciseEnough(format))
                    return (truth, Scale is null ? truth : Scale(arguments).Ball);
            }
            catch (PrecisionException)
            {
            }
            catch (OutOfReachException)
            {
                return null;
            }
        }

        return null;
    }

    public override string ToString() => Name;
}
